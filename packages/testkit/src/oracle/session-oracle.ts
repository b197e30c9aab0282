import type { ChannelRule, SessionRules } from "@throughline/model";
import { apart, fold, testHolds } from "./field-oracle.ts";
import type { Fields, FieldValue, World, WorldEvent } from "./world.ts";

export interface WorldSession {
  readonly id: number;
  readonly customer: number;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly pages: number;
  /** Texts of the first event that tells any. */
  readonly entry: Fields;
  readonly events: readonly WorldEvent[];
}

const idle = 30 * 60_000;
/** What these worlds call a page. */
const page = "view";

/** The rules that worlds are asked with: a text given by the sender, names that fold alike, and tests of either kind. */
export const rules: SessionRules = {
  conversions: { version: 2, value: ["order placed"] },
  channels: {
    version: 3,
    value: {
      rules: [
        { channelFrom: "givenChannel", all: [{ field: "utmMedium", op: "is not", value: "cpc" }] },
        { channel: "Paid", all: [{ field: "utmMedium", op: "in", value: ["CPC", "ppc"] }] },
        {
          channel: "Search",
          all: [{ field: "utmMedium", op: "is not set" }],
          any: [
            { field: "referrer", op: "starts with", value: "Google." },
            { field: "utmSource", op: "contains", value: "oog" },
          ],
        },
        { channel: "PAID", any: [{ field: "clickId", op: "is set" }] },
        { channel: "Direct" },
      ],
    },
  },
};

/** Collected events (but what became of messages and segments) by `context.sessionId`, else by customer with more than 30 minutes without an event between sessions. */
export function sessionsOf(world: World): WorldSession[] {
  const found: WorldSession[] = [];
  const collected = world.events
    .filter((e) => e.kind === 0 && e.customer !== null && !apart.test(fold(e.name)))
    .sort((a, b) => a.t - b.t || a.seq - b.seq);
  for (const customer of new Set(collected.map((e) => e.customer))) {
    const own = collected.filter((e) => e.customer === customer);
    const groups = new Map<string, WorldEvent[]>();
    let last: WorldEvent | undefined;
    let chain = 0;
    for (const event of own) {
      if (event.session === null) {
        if (last && event.t - last.t > idle) chain++;
        last = event;
      }
      const key = event.session === null ? `idle ${chain}` : `given ${event.session}`;
      groups.set(key, [...(groups.get(key) ?? []), event]);
    }
    for (const events of groups.values())
      found.push({
        id: found.length + 1,
        customer: customer ?? 0,
        startedAt: Math.min(...events.map((e) => e.t)),
        endedAt: Math.max(...events.map((e) => e.t)),
        pages: events.filter((e) => fold(e.name) === page).length,
        entry: events.find((e) => e.entry !== undefined)?.entry ?? {},
        events,
      });
  }
  return found;
}

export function bounces({ pages, events }: WorldSession): boolean {
  return pages === 1 && !events.some((e) => rules.conversions.value.includes(fold(e.name)));
}

function channelOf({ entry }: WorldSession): string {
  const holds = ({ all = [], any }: ChannelRule) =>
    all.every((test) => testHolds(test, entry[test.field], 0)) &&
    (any === undefined || any.some((test) => testHolds(test, entry[test.field], 0)));
  for (const rule of rules.channels.value.rules) {
    if (!holds(rule)) continue;
    if ("channel" in rule) return rule.channel;
    const given = entry["givenChannel"];
    if (typeof given === "string") return given;
  }
  throw new Error("the last rule matches all");
}

/** `session.channel` of an event: a field of the session that it is in; undefined where it is in none. */
export function sessionFieldOf(world: World, event: WorldEvent, field: string): FieldValue | undefined {
  const session = sessionsOf(world).find(({ events }) => events.includes(event));
  if (!session) return undefined;
  if (field === "channel") return channelOf(session);
  if (field === "bounce") return bounces(session);
  if (field === "pages") return session.pages;
  return session.entry[field];
}
