import type { History, HistoryRecord, Unit } from "@throughline/model";
import { beginningOf, eventsOf, propertyOf } from "./event-oracle.ts";
import { dealField } from "./related-oracle.ts";
import type { World } from "./world.ts";

/** What the evaluators in memory are given of one unit of a world. */
export function historyOf(world: World, unit: Unit, id: number): History {
  const units = unit === "customer" ? world.customers : world.accounts;
  const fields = units.find((one) => one.id === id)?.fields ?? {};
  const accounts = world.memberships.filter((m) => m.customer === id);
  const among = unit === "account" ? [id] : accounts.map((m) => m.account);
  const events = eventsOf(world, unit, id).map((event) => ({
    event: event.name,
    kind: event.kind,
    t: event.t,
    seq: event.seq,
    property: (name: string, asOf?: "event") => propertyOf(world, event, name, asOf),
  }));
  const deals = (of: World["orders"] = []): readonly HistoryRecord[] =>
    of.map((deal) => ({ t: deal.t, property: (name) => dealField(world, deal, name) }));
  return {
    unit,
    ids: unit === "account" ? [`key:${id}`] : [`user:${id}`, `anon:a${id}`],
    begins: beginningOf(world, unit, id),
    events,
    field: (name) => fields[name],
    accounts: () =>
      accounts.map(({ account, primary }) => ({ primary, history: historyOf(world, "account", account) })),
    contacts: () =>
      [...new Set(world.memberships.filter((m) => among.includes(m.account)).map((m) => m.customer))].map((customer) =>
        historyOf(world, "customer", customer),
      ),
    spells: (segment) =>
      (world.spells ?? [])
        .filter((spell) => spell.segment === segment && spell[unit] === id)
        .map(({ from, to }) => ({ from, ...(to === null ? {} : { to }) })),
    records: (relation) => {
      if (relation === "lines") return events.filter(({ event }) => event === "order.line");
      if (relation === "orders") return deals(world.orders?.filter((order) => order[unit] === id));
      return deals(world.opportunities?.filter(({ account }) => account !== null && among.includes(account)));
    },
  };
}
