import type { Condition, Did, FieldTest, PropertyTest, Unit, Window } from "@throughline/model";
import fc from "fast-check";
import { eventNames, fieldNames, texts } from "./arbitrary-world.ts";

const value = fc.oneof(fc.constantFrom(...texts), fc.constantFrom(0, 1, 2.5, 19.99, 0.3), fc.boolean());
const moment = fc.constantFrom(
  "2026-03-28",
  "2026-03-29",
  "2026-03-29T00:00:00Z",
  "2026-03-30T12:00:00Z",
  "2026-10-25",
);
const durations = ["P1D", "P7D", "P1M", "PT24H", "PT1H", "P2W", "P40D", "PT168H"];
const pair = <T extends string | number>(all: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> =>
  fc.tuple(all, all).map(([a, b]) => (a <= b ? [a, b] : [b, a]));

export const fieldTest: fc.Arbitrary<FieldTest> = fc.oneof(
  fc.record({ op: fc.constantFrom("is" as const, "is not" as const), value }),
  fc.record({
    op: fc.constantFrom("in" as const, "not in" as const),
    value: fc.array(value, { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    op: fc.constantFrom("contains" as const, "not contains" as const, "starts with" as const, "ends with" as const),
    value: fc.constantFrom("pro", "P", "%", "É", "e", "0", "2026"),
  }),
  fc.record({
    op: fc.constantFrom(">" as const, ">=" as const, "<" as const, "<=" as const),
    value: fc.constantFrom(0, 1, 2.5, 19.99, 0.3),
  }),
  fc.record({ op: fc.constant("between" as const), value: pair(fc.constantFrom(-1, 0, 1, 2.5, 20)) }),
  fc.record({
    op: fc.constant("between" as const),
    value: pair(fc.constantFrom("2026-03-27", "2026-03-28", "2026-03-29")),
  }),
  fc.record({ op: fc.constantFrom("is set" as const, "is not set" as const) }),
  fc.record({ op: fc.constantFrom("before" as const, "after" as const), value: moment }),
  fc.record({
    op: fc.constantFrom("in the last" as const, "in the next" as const, "anniversary in" as const),
    value: fc.constantFrom(...durations),
  }),
);

const property = fc.constantFrom(...fieldNames, "product.plan", "product.amount", "account.plan");
export const propertyTest: fc.Arbitrary<PropertyTest> = fc
  .tuple(property, fieldTest)
  .map(([name, test]) => ({ property: name, ...test }));

export const window: fc.Arbitrary<Window> = fc.oneof(
  fc.record({ last: fc.constantFrom(...durations) }),
  fc
    .constantFrom(["P7D", "P1D"], ["P1M", "P7D"], ["PT168H", "PT24H"], ["P2W", "PT1H"])
    .map(([far = "", near = ""]) => ({ between: { far, near } })),
  fc.record({ from: fc.constantFrom("2026-03-01", "2026-03-29", "2026-03-28T23:00:00Z") }),
  fc.record({ to: fc.constantFrom("2026-03-28", "2026-03-29T01:00:00Z") }),
  fc.constant({ from: "2026-03-28", to: "2026-03-29" }),
);

const amount: fc.Arbitrary<Pick<Did, "op" | "value">> = fc.oneof(
  fc.record({
    op: fc.constantFrom("=" as const, "!=" as const, ">=" as const, "<=" as const, ">" as const, "<" as const),
    value: fc.constantFrom(0, 1, 2, 3),
  }),
  fc.record({
    op: fc.constant("between" as const),
    value: fc.constantFrom([0, 1] as const, [1, 2] as const, [2, 9] as const),
  }),
);

const measured = fc.record({
  measure: fc.constantFrom("sum" as const, "avg" as const, "min" as const, "max" as const, "distinct" as const),
  property: fc.constantFrom("amount", "mixed", "never"),
});

export const did: fc.Arbitrary<Did> = fc
  .tuple(
    fc.record({ event: fc.constantFrom(...eventNames, "*", "VIEW", "nothing") }),
    fc.record({ where: fc.array(propertyTest, { maxLength: 2 }), window }, { requiredKeys: [] }),
    fc.oneof(
      fc.constant({}),
      amount,
      fc.tuple(measured, amount).map(([m, a]) => ({ ...m, ...a })),
    ),
  )
  .map(([event, more, how]) => ({ ...event, ...more, ...how }));

export function conditionOf(unit: Unit): fc.Arbitrary<Condition> {
  const field = fc.constantFrom(...fieldNames);
  const account = fc
    .tuple(field, fieldTest, fc.boolean())
    .map(
      ([name, test, primary]): Condition => ({ account: { field: name, ...test, ...(primary ? { primary } : {}) } }),
    );
  const trait = fc.tuple(field, fieldTest).map(([name, test]): Condition => ({ trait: { trait: name, ...test } }));
  const leaves = [did.map((d): Condition => ({ did: d })), account, ...(unit === "customer" ? [trait] : [])];
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      ...leaves,
      fc.array(tie("node"), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie("node"), { maxLength: 3 }).map((any): Condition => ({ any })),
      tie("node").map((not): Condition => ({ not })),
    ),
  })).node;
}
