import type { Expr, Plan } from "@throughline/query";
import { foldText } from "../../text/fold-text.ts";
import type { Clock } from "../../time/clock.ts";
import type { PropertyTest } from "../condition.ts";
import { positiveTest } from "../test/canonical-test.ts";
import { and, column, letter, not, or, textIds } from "../test/field-columns.ts";
import { lowerTest } from "../test/lower-test.ts";
import { isEvent } from "./named-events.ts";

/** The event of a customer who states traits: their names in the list `traits`, their values under `traits.<name>`. */
export const statement = "Identified";

const ofCustomer = "customer.";

/** `customer.plan` -> `plan`: what can be read as of an event. */
export function customerTrait(property: string): string | undefined {
  return property.startsWith(ofCustomer) ? property.slice(ofCustomer.length) : undefined;
}

/** Where a statement keeps the value of a trait. */
export const statedField = (trait: string): string => `traits.${trait}`;

/** Does an event say what a trait is? One that says `address` says every field of it, and that those it leaves out are gone. */
export function states(trait: string, of: string): Expr {
  const parts = trait.split(".");
  const values = parts.map((_, i) => foldText(parts.slice(0, i + 1).join(".")));
  const names = textIds({ in: column("folded", "s"), values, type: "text" });
  return { hasAny: letter({ name: "traits", of }, "l"), plan: names };
}

const knownCustomer: Expr = { call: "isNotNull", args: [column("customer", "e")] };

const pass = (names: readonly string[], of: string) =>
  Object.fromEntries(names.map((name) => [name, column(name, of)]));

/** Of the rows of one customer, in the order (timestamp, seq). */
const overCustomer = (as: string) => ({
  partitionBy: [column("customer", as)],
  orderBy: [{ by: column("t", as) }, { by: column("seq", as) }],
});

/**
 * Stretches (as `held`) in which what was stated of a trait satisfies a test: from `t` and `seq` to the statement that ends
 * it. Only the statements that change the answer are kept: people state the same again and again.
 */
function stretches(trait: string, test: PropertyTest, clock: Clock): Plan {
  const stated: Plan = {
    project: { filter: { scan: "events", as: "e" }, where: and(isEvent(statement), knownCustomer, states(trait, "e")) },
    columns: {
      ...pass(["customer", "t", "seq"], "e"),
      holds: lowerTest(test, { name: statedField(trait), of: "e" }, clock),
    },
    as: "said",
  };
  const before: Plan = {
    window: stated,
    columns: { held: { fn: "lag", of: column("holds", "said"), ...overCustomer("said") } },
    as: "after",
  };
  const [holds, held] = [column("holds", "after"), column("held", "after")];
  const begins = and(holds, or({ call: "isNull", args: [held] }, not(held)));
  const turns: Plan = {
    window: { filter: before, where: or(begins, and(not(holds), held)) },
    columns: {
      nextT: { fn: "lead", of: column("t", "after"), ...overCustomer("after") },
      nextSeq: { fn: "lead", of: column("seq", "after"), ...overCustomer("after") },
    },
    as: "turn",
  };
  return {
    project: { filter: turns, where: column("holds", "turn") },
    columns: pass(["customer", "t", "seq", "nextT", "nextSeq"], "turn"),
    as: "held",
  };
}

/** Is an instant, given by its columns in one input, not after an event (as `act`)? In the order (timestamp, seq). */
function notAfter(t: Expr, seq: Expr): Expr {
  const [ofT, ofSeq] = [column("t", "act"), column("seq", "act")];
  const sameTime: Expr = { call: "=", args: [t, ofT] };
  return or({ call: "<", args: [t, ofT] }, and(sameTime, { call: "<=", args: [seq, ofSeq] }));
}

/**
 * Does a trait of the customer of an event (as `e`, of the name `event`) satisfy a test as of the event? The newest
 * statement up to the event decides; stretches of a customer lie apart, so an event meets at most one.
 */
export function heldThen(event: string, trait: string, test: PropertyTest, clock: Clock): Expr {
  const { test: positive, negated } = positiveTest(test);
  const acts: Plan = {
    project: { filter: { scan: "events", as: "e" }, where: and(isEvent(event), knownCustomer) },
    columns: pass(["rid", "customer", "t", "seq"], "e"),
    as: "act",
  };
  const meeting: Plan = {
    filter: {
      join: acts,
      to: stretches(trait, positive, clock),
      kind: "inner",
      on: { call: "=", args: [column("customer", "act"), column("customer", "held")] },
    },
    where: and(
      notAfter(column("t", "held"), column("seq", "held")),
      not(notAfter(column("nextT", "held"), column("nextSeq", "held"))),
    ),
  };
  const holds: Expr = {
    in: column("rid", "e"),
    plan: { project: meeting, columns: { rid: column("rid", "act") }, as: "then" },
  };
  return negated ? not(holds) : holds;
}
