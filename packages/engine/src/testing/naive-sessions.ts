import type { EventRecord } from "@throughline/sources";

export interface NaiveSession {
  readonly customer: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly events: number;
  readonly entryPage: string | null;
  readonly exitPage: string | null;
}

const idle = 30 * 60_000;

/** Sessions of events counted by hand; `customerOf` names the customer of an event. */
export function naiveSessions(
  events: readonly EventRecord[],
  customerOf: (event: EventRecord) => string | null,
): readonly NaiveSession[] {
  const groups = new Map<string, EventRecord[]>();
  const chains = new Map<string, { chain: number; last: number }>();
  for (const event of [...events].sort((a, b) => a.timestamp - b.timestamp || a.seq - b.seq)) {
    const customer = customerOf(event);
    if (customer === null) continue;
    let key = `given ${String(event.context["sessionId"])}`;
    if (event.context["sessionId"] === undefined) {
      const before = chains.get(customer);
      const chain = before ? before.chain + (event.timestamp - before.last > idle ? 1 : 0) : 0;
      chains.set(customer, { chain, last: event.timestamp });
      key = `idle ${chain}`;
    }
    const name = `${customer}\n${key}`;
    groups.set(name, [...(groups.get(name) ?? []), event]);
  }
  return [...groups].map(([name, own]) => {
    const pages = own.map(pageOf).filter((page) => page !== null);
    const telling = own.find((event) => event.context["page"] !== undefined);
    const times = own.map((event) => event.timestamp);
    return {
      customer: name.split("\n")[0] ?? "",
      startedAt: Math.min(...times),
      endedAt: Math.max(...times),
      events: own.length,
      entryPage: telling ? pageOf(telling) : null,
      exitPage: pages.at(-1) ?? null,
    };
  });
}

function pageOf({ context }: EventRecord): string | null {
  const page = context["page"];
  const path = typeof page === "object" && page !== null && "path" in page ? page["path"] : null;
  return typeof path === "string" ? path : null;
}
