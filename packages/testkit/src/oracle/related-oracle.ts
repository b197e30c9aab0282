import type { Condition, PropertyTest, Related, Unit } from "@throughline/model";
import { amountHolds, inWindow, matchesFilter, measure, propertyOf, propertyTestHolds } from "./event-oracle.ts";
import type { FieldValue, World, WorldDeal } from "./world.ts";

type Holds = (unit: Unit, id: number, condition: Condition) => boolean;

/** One related record of the unit: does it satisfy, and the value of the measured field. */
interface Record {
  readonly good: boolean;
  readonly value: FieldValue | undefined;
}

export function relatedHolds(
  world: World,
  unit: Unit,
  id: number,
  related: Related,
  now: number,
  holds: Holds,
): boolean {
  const records = recordsOf(world, unit, id, related, now, holds);
  const good = records.filter((record) => record.good);
  const { quantifier = "any", least = 1 } = related;
  if (related.measure !== undefined) {
    const measured = measure(
      related.measure,
      good.length,
      good.map(({ value }) => value),
    );
    return amountHolds(measured, related.op, related.value);
  }
  if (quantifier === "any") return good.length > 0;
  if (quantifier === "none") return good.length === 0;
  if (quantifier === "all") return records.length > 0 && good.length === records.length;
  if (quantifier === "at least") return good.length >= least;
  return records.length > 0 && good.length * 100 >= records.length * least;
}

function recordsOf(
  world: World,
  unit: Unit,
  id: number,
  related: Related,
  now: number,
  holds: Holds,
): readonly Record[] {
  const { relation, who, where = [], window, property } = related;
  const accounts = world.memberships.filter((m) => m.customer === id).map((m) => m.account);
  if (relation === "contacts" || relation === "accounts") {
    const of = unit === "account" ? [id] : accounts;
    const people = world.memberships.filter((m) => of.includes(m.account)).map((m) => m.customer);
    const others = relation === "contacts" ? people : accounts;
    const to = relation === "contacts" ? "customer" : "account";
    return [...new Set(others)].map((other) => ({ good: !who || holds(to, other, who), value: undefined }));
  }
  if (relation === "lines")
    return world.events
      .filter(
        (e) => e[unit] === id && inWindow(e.t, window, now) && matchesFilter(world, e, { event: "order.line" }, now),
      )
      .map((e) => ({
        good: matchesFilter(world, e, { event: "order.line", where }, now),
        value: property === undefined ? undefined : propertyOf(world, e, property),
      }));
  const deals = relation === "orders" ? (world.orders ?? []) : (world.opportunities ?? []);
  const own = (deal: WorldDeal) => {
    if (unit === "customer" && relation === "opportunities")
      return deal.account !== null && accounts.includes(deal.account);
    return deal[unit] === id;
  };
  return deals
    .filter((deal) => own(deal) && inWindow(deal.t, window, now))
    .map((deal) => ({
      good: where.every((test: PropertyTest) => propertyTestHolds(test, (name) => dealField(world, deal, name), now)),
      value: property === undefined ? undefined : dealField(world, deal, property),
    }));
}

export function dealField(world: World, deal: WorldDeal, name: string): FieldValue | undefined {
  const [by, ...rest] = name.split(".");
  const field = rest.join(".");
  if (rest.length > 0 && by === "account") return world.accounts.find((a) => a.id === deal.account)?.fields[field];
  if (rest.length > 0 && by === "customer") return world.customers.find((c) => c.id === deal.customer)?.fields[field];
  return deal.fields[name];
}
