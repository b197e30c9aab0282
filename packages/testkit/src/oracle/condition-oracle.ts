import type { Condition, Did, PropertyTest, Unit, Window } from "@throughline/model";
import { momentOf, move } from "./berlin.ts";
import { fold, testHolds } from "./field-oracle.ts";
import { sessionFieldOf } from "./session-oracle.ts";
import type { FieldValue, World, WorldEvent } from "./world.ts";

/** The ids of the units that satisfy a condition: loops over events, straight from the counting rules. */
export function unitsOf(world: World, unit: Unit, condition: Condition, now: number): number[] {
  const units = unit === "customer" ? world.customers : world.accounts;
  return units.map((u) => u.id).filter((id) => holds(world, unit, id, condition, now));
}

function holds(world: World, unit: Unit, id: number, condition: Condition, now: number): boolean {
  if ("all" in condition) return condition.all.every((c) => holds(world, unit, id, c, now));
  if ("any" in condition) return condition.any.some((c) => holds(world, unit, id, c, now));
  if ("not" in condition) return !holds(world, unit, id, condition.not, now);
  if ("did" in condition) return didHolds(world, unit, id, condition.did, now);
  if ("trait" in condition) {
    const customer = world.customers.find((c) => c.id === id);
    return testHolds(condition.trait, customer?.fields[condition.trait.trait], now);
  }
  const { field, primary } = condition.account;
  if (unit === "account")
    return testHolds(condition.account, world.accounts.find((a) => a.id === id)?.fields[field], now);
  const negative = { "is not": "is", "not in": "in", "not contains": "contains", "is not set": "is set" } as const;
  const { op } = condition.account;
  const isNegative = op === "is not" || op === "not in" || op === "not contains" || op === "is not set";
  const positive = isNegative ? { ...condition.account, op: negative[op] } : condition.account;
  const found = world.memberships
    .filter((m) => m.customer === id && (!primary || m.primary))
    .some((m) => testHolds(positive, world.accounts.find((a) => a.id === m.account)?.fields[field], now));
  return isNegative ? !found : found;
}
