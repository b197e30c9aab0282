import type { Expr, Plan } from "@throughline/query";
import type { Condition, ConsentState } from "../conditions/condition.ts";
import { and, letter, not } from "../conditions/test/field-columns.ts";
import { partSizesPlan } from "../population/part-sizes.ts";
import type { Population } from "../population/population.ts";
import type { Clock } from "../time/clock.ts";
import { type ChannelRule, hasAddress } from "./channels.ts";

/** Each unit is in exactly one, so they sum to the size. What stops a unit is the first of: address, refusal, consent. */
export const reachStates = ["reachable", "noAddress", "unsubscribed", "noConsent"] as const;
export type ReachState = (typeof reachStates)[number];

/**
 * Who is in a state. An account is reached through its current contacts, and is as reachable as the most reachable of
 * them: what stops it is what stops the one who came furthest.
 */
export function reachCondition(rule: ChannelRule, state: ReachState, unit: Population["unit"]): Condition {
  const own = statesOf(rule);
  if (unit === "customer") return own[state];
  const some = (who: Condition): Condition => ({ related: { relation: "contacts", quantifier: "any", who } });
  const [reachable, refused, addressed] = [own.reachable, own.unsubscribed, hasAddress(rule)].map(some) as [
    Condition,
    Condition,
    Condition,
  ];
  return {
    reachable,
    noAddress: { not: addressed },
    noConsent: { all: [some(own.noConsent), { not: reachable }] },
    unsubscribed: { all: [refused, { not: reachable }, { not: some(own.noConsent) }] },
  }[state];
}

function statesOf(rule: ChannelRule): Readonly<Record<ReachState, Condition>> {
  const address = hasAddress(rule);
  const said = (state: ConsentState): Condition => ({ consent: { channel: rule.channel, state } });
  return {
    reachable: { all: [address, rule.asks ? said("given") : { not: said("withdrawn") }] },
    noAddress: { not: address },
    unsubscribed: { all: [address, said("withdrawn")] },
    noConsent: rule.asks ? { all: [address, said("unknown")] } : { any: [] },
  };
}

/**
 * One row: `p0` to `p3`, the units in each of `reachStates`, and, for customers of a channel with addresses, `groups` and
 * `alone`: the distinct addresses of the reachable, and the reachable whose address is no single text (each a group).
 */
export function reachPlan(population: Population, rule: ChannelRule, clock: Clock): Plan {
  const parts = reachStates.map((state) => reachCondition(rule, state, population.unit));
  const [first, ...rest] = rule.address;
  if (population.unit === "account" || first === undefined) return partSizesPlan(population, parts, clock);
  const texts = [first, ...rest].map((name) => letter({ name, of: "u" }, "s"));
  const address: Expr = texts.length === 1 && texts[0] ? texts[0] : { call: "coalesce", args: texts };
  return partSizesPlan(population, parts, clock, {
    keep: { address },
    measures: (holds, kept) => ({
      groups: { fn: "distinct", of: kept("address"), where: holds(0) },
      alone: { fn: "count", where: and(holds(0), not({ call: "isNotNull", args: [kept("address")] })) },
    }),
  });
}
