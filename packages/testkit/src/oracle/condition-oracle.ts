import type { Condition, FieldTest, Saved, Unit } from "@throughline/model";
import { move } from "./berlin.ts";
import { didHolds } from "./did-oracle.ts";
import { beginningOf, eventsOf } from "./event-oracle.ts";
import { fold, testHolds } from "./field-oracle.ts";
import { relatedHolds } from "./related-oracle.ts";
import { sequenceHolds } from "./sequence-oracle.ts";
import type { FieldValue, World } from "./world.ts";

const nothing: Saved = { segments: new Map(), lists: new Map() };

/** The ids of the units that satisfy a condition: loops over events, straight from the counting rules. */
export function unitsOf(world: World, unit: Unit, condition: Condition, now: number, saved = nothing): number[] {
  const units = unit === "customer" ? world.customers : world.accounts;
  return units.map((u) => u.id).filter((id) => holds({ world, now, saved }, unit, id, condition));
}

interface Asked {
  readonly world: World;
  readonly now: number;
  readonly saved: Saved;
}

function holds(asked: Asked, unit: Unit, id: number, condition: Condition): boolean {
  const { world, now, saved } = asked;
  const inside = (c: Condition) => holds(asked, unit, id, c);
  if ("all" in condition) return condition.all.every(inside);
  if ("any" in condition) return condition.any.some(inside);
  if ("not" in condition) return !inside(condition.not);
  if ("did" in condition) return didHolds(world, unit, id, condition.did, now);
  if ("sequence" in condition) return sequenceHolds(world, eventsOf(world, unit, id), condition.sequence, now);
  if ("message" in condition) {
    const { event, channel, campaign, ...times } = condition.message;
    return familyHolds(asked, unit, id, `message.${event}`, { channel, campaign }, times);
  }
  if ("journey" in condition) {
    const { event, journey, step, ...times } = condition.journey;
    return familyHolds(asked, unit, id, `journey.${event}`, { journey, step }, times);
  }
  const field = (name: string) => fieldOf(world, unit, id, name);
  if ("trait" in condition) return testHolds(condition.trait, field(condition.trait.trait), now);
  if ("score" in condition) return testHolds(condition.score, field(`score.${condition.score.score}`), now);
  if ("consent" in condition) {
    const { channel, state } = condition.consent;
    return consentOf(field(`consent.${channel}`), field(`unsubscribed.${channel}`)) === state;
  }
  if ("segment" in condition) {
    const found = saved.segments.get(condition.segment);
    if (!found) throw new Error(condition.segment);
    return inside(found.where);
  }
  if ("wasIn" in condition) {
    const { segment, at } = condition.wasIn;
    const then = Date.parse(at);
    return (world.spells ?? []).some(
      (s) => s.segment === segment && s[unit] === id && s.from <= then && (s.to === null || s.to > then),
    );
  }
  if ("ids" in condition) {
    const values = "list" in condition.ids ? saved.lists.get(condition.ids.list)?.values : condition.ids.values;
    const own = unit === "account" ? [`key:${id}`] : [`user:${id}`, `${id}`, `anon:a${id}`];
    return (values ?? []).some((value) => own.includes(value));
  }
  if ("existedFor" in condition) {
    const start = beginningOf(world, unit, id);
    if (start === undefined) return false;
    const edge = move(now, condition.existedFor.duration, -1);
    return condition.existedFor.op === ">=" ? start <= edge : start > edge;
  }
  if ("related" in condition)
    return relatedHolds(world, unit, id, condition.related, now, (of, other, c) => holds(asked, of, other, c));
  if (!("account" in condition)) throw new Error("the oracle does not know this kind of condition");
  const { field: name, primary, ...test } = condition.account;
  return unit === "account" ? testHolds(test, field(name), now) : accountHolds(asked, id, name, primary ?? false, test);
}

function fieldOf(world: World, unit: Unit, id: number, name: string): FieldValue | undefined {
  return (unit === "customer" ? world.customers : world.accounts).find((u) => u.id === id)?.fields[name];
}

function accountHolds({ world, now }: Asked, id: number, field: string, primary: boolean, test: FieldTest): boolean {
  const negative = { "is not": "is", "not in": "in", "not contains": "contains", "is not set": "is set" } as const;
  const { op } = test;
  const isNegative = op === "is not" || op === "not in" || op === "not contains" || op === "is not set";
  const positive = isNegative ? { ...test, op: negative[op] } : test;
  const found = world.memberships
    .filter((m) => m.customer === id && (!primary || m.primary))
    .some((m) => testHolds(positive, fieldOf(world, "account", m.account, field), now));
  return isNegative ? !found : found;
}

type Times = Omit<Parameters<typeof didHolds>[3], "event">;

function familyHolds(
  { world, now }: Asked,
  unit: Unit,
  id: number,
  event: string,
  properties: Readonly<Record<string, string | undefined>>,
  times: Times,
): boolean {
  const where = Object.entries(properties).flatMap(([property, value]) =>
    value === undefined ? [] : [{ property, op: "is" as const, value }],
  );
  return didHolds(world, unit, id, { ...times, event, where }, now);
}

const yes = ["true", "yes", "given", "granted", "subscribed", "opted in", "opted_in"];
const no = ["false", "no", "withdrawn", "denied", "unsubscribed", "opted out", "opted_out"];

const says = (value: FieldValue | undefined, words: readonly string[], plain: boolean): boolean =>
  (Array.isArray(value) ? value : [value]).some(
    (v) => v === plain || (typeof v === "string" && words.includes(fold(v))),
  );

/** A refusal outweighs an agreement. */
function consentOf(consent: FieldValue | undefined, unsubscribed: FieldValue | undefined): string {
  if (says(consent, no, false) || says(unsubscribed, yes, true)) return "withdrawn";
  return says(consent, yes, true) ? "given" : "unknown";
}
