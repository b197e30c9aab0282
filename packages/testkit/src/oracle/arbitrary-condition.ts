import type { Condition, Did, EventFilter, FieldTest, PropertyTest, Saved, Unit, Window } from "@throughline/model";
import fc from "fast-check";
import { eventNames, familyNames, fieldNames, texts } from "./arbitrary-world.ts";

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

/** Tests that compare with another field of the event, or with a trait of its customer. */
const comparison = fc
  .tuple(
    fc.constantFrom(
      "is" as const,
      "is not" as const,
      ">" as const,
      ">=" as const,
      "<" as const,
      "<=" as const,
      "before" as const,
      "after" as const,
    ),
    fc.oneof(
      fc.constantFrom(...fieldNames, "product.amount", "account.plan").map((name) => ({ property: name })),
      fc.constantFrom(...fieldNames).map((trait) => ({ trait })),
    ),
  )
  .map(([op, to]) => ({ op, to }));

const property = fc.constantFrom(...fieldNames, "product.plan", "product.amount", "account.plan");
/** Of traits that somebody states. */
const then = fc
  .tuple(fc.constantFrom("customer.plan", "customer.mixed", "customer.never"), fieldTest)
  .map(([name, test]): PropertyTest => ({ property: name, ...test, asOf: "event" }));

export const propertyTest: fc.Arbitrary<PropertyTest> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(property, fc.oneof({ weight: 4, arbitrary: fieldTest }, { weight: 1, arbitrary: comparison }))
      .map(([name, test]) => ({ property: name, ...test })),
  },
  { weight: 1, arbitrary: then },
);

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

const filter = fc
  .tuple(
    fc.constantFrom(...eventNames, ...familyNames, "*", "VIEW", "nothing"),
    fc.option(fc.array(propertyTest, { maxLength: 2 }), { nil: undefined, freq: 2 }),
  )
  .map(([event, where]): EventFilter => ({ event, ...(where ? { where } : {}) }));

const times = fc.oneof({ weight: 1, arbitrary: fc.constant({}) }, { weight: 2, arbitrary: amount });
const maybeWindow = fc.option(window, { nil: undefined }).map((w) => (w ? { window: w } : {}));
const farAndNear = window.filter((w) => "between" in w);

const counted = fc
  .tuple(
    filter,
    maybeWindow,
    fc.oneof(
      times,
      fc.tuple(measured, amount).map(([m, a]) => ({ ...m, ...a })),
    ),
  )
  .map(([events, when, how]): Did => ({ ...events, ...when, ...how }));

const first = fc
  .tuple(
    filter,
    fc.constantFrom("first time" as const, "first event, then filter" as const, "last event, then filter" as const),
    maybeWindow,
  )
  .map(([events, form, when]): Did => ({ ...events, form, ...when }));

const changed = fc
  .tuple(filter, fc.constantFrom("stopped" as const, "restarted" as const), farAndNear)
  .map(([events, form, when]): Did => ({ ...events, form, window: when }));

const regular = fc
  .tuple(
    filter,
    times,
    fc.constantFrom("day" as const, "week" as const, "month" as const, "quarter" as const, "year" as const),
    fc.integer({ min: 1, max: 4 }),
    fc.integer({ min: 0, max: 2 }),
  )
  .map(
    ([events, how, per, atLeast, more]): Did => ({
      ...events,
      ...how,
      form: "regularly",
      per,
      atLeast,
      ofLast: atLeast + more,
    }),
  );

export const did: fc.Arbitrary<Did> = fc.oneof(
  { weight: 6, arbitrary: counted },
  { weight: 2, arbitrary: first },
  { weight: 2, arbitrary: changed },
  { weight: 2, arbitrary: regular },
);

/** Steps mostly without tests, so that sequences often match and their times decide. */
const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(...eventNames, ...familyNames, "*").map((event): EventFilter => ({ event })),
  },
  { weight: 1, arbitrary: filter },
);

const laterStep = fc
  .tuple(
    act,
    fc.option(fc.constantFrom(...durations), { nil: undefined, freq: 3 }),
    fc.option(fc.array(act, { minLength: 1, maxLength: 2 }), { nil: undefined, freq: 2 }),
  )
  .map(([events, within, without]) => ({ ...events, ...(within ? { within } : {}), ...(without ? { without } : {}) }));

const sequence = fc.tuple(act, fc.array(laterStep, { minLength: 1, maxLength: 3 }), fc.boolean(), maybeWindow).map(
  ([entry, more, perStep, when]): Condition => ({
    sequence: { steps: [entry, ...more], ...(perStep ? { perStep } : {}), ...when },
  }),
);

const families = fc
  .tuple(times, maybeWindow, fc.option(fc.constantFrom("pro", "PRO", "free"), { nil: undefined }))
  .chain(([how, when, name]) =>
    fc.constantFrom<Condition>(
      { message: { event: "opened", ...how, ...when, ...(name ? { channel: name } : {}) } },
      { message: { event: "sent", ...how, ...when } },
      { journey: { event: "entered", ...how, ...when, ...(name ? { journey: name } : {}) } },
    ),
  );

const facts: fc.Arbitrary<Condition> = fc.oneof(
  fc
    .tuple(fc.constantFrom(">=" as const, "<" as const), fc.constantFrom(...durations))
    .map(([op, duration]): Condition => ({ existedFor: { op, duration } })),
  fc
    .record({
      score: fc.constantFrom("churn", "value"),
      op: fc.constantFrom(">=" as const, "<" as const),
      value: fc.constantFrom(0, 0.3, 2),
    })
    .map((score): Condition => ({ score })),
  fc.constantFrom<Condition>(
    { score: { score: "churn", op: "is set" } },
    { score: { score: "churn", op: "between", value: [0, 1] } },
  ),
);

/** Lists of customers; accounts have other keys. */
const listed = (unit: Unit): fc.Arbitrary<Condition> =>
  fc
    .uniqueArray(
      fc.constantFrom(...(unit === "account" ? ["key:1", "key:3", "1"] : ["1", "user:2", "anon:a3", "9", "key:4"])),
      {
        minLength: 1,
      },
    )
    .map((values) => ({ ids: { values } }));

/** Who was in one of the segments of `saved`, around its clock's changes. */
const past = (unit: Unit): fc.Arbitrary<Condition> =>
  fc
    .tuple(
      fc.constantFrom(...(unit === "account" ? ["c"] : ["a", "b"])),
      fc.constantFrom(
        "2026-03-29T01:00:00+01:00",
        "2026-03-28T23:00:00Z",
        "2026-03-31T10:00:00.000Z",
        "2026-10-25T00:30:00Z",
      ),
    )
    .map(([segment, at]) => ({ wasIn: { segment, at } }));

const quantity = fc.oneof(
  fc.constantFrom("any" as const, "all" as const, "none" as const).map((quantifier) => ({ quantifier })),
  fc.integer({ min: 1, max: 3 }).map((least) => ({ quantifier: "at least" as const, least })),
  fc.constantFrom(1, 33, 50, 67, 100).map((least) => ({ quantifier: "at least %" as const, least })),
);

const dealTest = fc
  .tuple(fc.constantFrom(...fieldNames, "account.plan"), fieldTest)
  .map(([name, test]): PropertyTest => ({ property: name, ...test }));

function related(unit: Unit, node: fc.Arbitrary<Condition>, other: fc.Arbitrary<Condition>): fc.Arbitrary<Condition> {
  const records = fc
    .tuple(
      fc.constantFrom("orders" as const, "lines" as const, "opportunities" as const),
      fc.array(dealTest, { maxLength: 2 }),
      maybeWindow,
      fc.oneof(
        quantity,
        amount.map((a) => ({ measure: "count" as const, ...a })),
        fc
          .tuple(
            fc.constantFrom("sum" as const, "avg" as const, "min" as const, "max" as const),
            fc.constantFrom("amount", "mixed"),
            amount,
          )
          .map(([measure, name, a]) => ({ measure, property: name, ...a })),
      ),
    )
    .map(([relation, where, when, how]): Condition => ({ related: { relation, where, ...when, ...how } }));
  const counting = fc.oneof(
    quantity,
    amount.map((a) => ({ measure: "count" as const, ...a })),
  );
  const people = (relation: "contacts" | "accounts", inner: fc.Arbitrary<Condition>) =>
    fc
      .tuple(fc.option(inner, { nil: undefined, freq: 4 }), counting)
      .map(([who, how]): Condition => ({ related: { relation, ...(who ? { who } : {}), ...how } }));
  return unit === "account"
    ? fc.oneof(records, people("contacts", other))
    : fc.oneof(records, people("contacts", node), people("accounts", other));
}

function leavesOf(unit: Unit, alone = false): fc.Arbitrary<Condition> {
  const field = fc.constantFrom(...fieldNames);
  const account = fc
    .tuple(field, fieldTest, fc.boolean())
    .map(
      ([name, test, primary]): Condition => ({ account: { field: name, ...test, ...(primary ? { primary } : {}) } }),
    );
  const trait = fc.tuple(field, fieldTest).map(([name, test]): Condition => ({ trait: { trait: name, ...test } }));
  const consent = fc
    .constantFrom("given" as const, "withdrawn" as const, "unknown" as const)
    .map((state): Condition => ({ consent: { channel: "email", state } }));
  const own = unit === "customer" ? [trait, consent] : [];
  return fc.oneof(
    { weight: 4, arbitrary: did.map((d): Condition => ({ did: d })) },
    { weight: 3, arbitrary: sequence },
    families,
    facts,
    listed(unit),
    ...(alone ? [] : [past(unit)]),
    account,
    ...own,
  );
}

const known = [{ since: 0, until: null }];

/** Segments `a` and `b` (of customers, b within a) and `c` (of accounts), and a list: what conditions refer to by id. */
export const saved: fc.Arbitrary<Saved> = fc
  .tuple(leavesOf("customer"), leavesOf("customer"), leavesOf("account"))
  .map(([one, two, three]) => ({
    segments: new Map([
      ["a", { name: "A", unit: "customer", where: one, known }],
      ["b", { name: "B", unit: "customer", where: { any: [{ segment: "a" }, two] }, known }],
      ["c", { name: "C", unit: "account", where: three, known }],
    ]),
    lists: new Map([["l", { name: "L", unit: "customer", values: ["2", "user:2", "anon:a5", "none"] }]]),
  }));

const inner = (unit: Unit, alone: boolean): fc.Arbitrary<Condition> => {
  const leaf = leavesOf(unit, alone);
  return fc.oneof(
    { weight: 3, arbitrary: leaf },
    leaf.map((not) => ({ not })),
    fc.array(leaf, { maxLength: 2 }).map((all) => ({ all })),
  );
};

/** `alone`: without what is named by id. */
export function conditionOf(unit: Unit, alone = false): fc.Arbitrary<Condition> {
  const byId: readonly Condition[] =
    unit === "customer" ? [{ segment: "a" }, { segment: "b" }, { ids: { list: "l" } }] : [{ segment: "c" }];
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 3, depthSize: "small" },
      { weight: 6, arbitrary: leavesOf(unit, alone) },
      ...(alone ? [] : [{ weight: 1, arbitrary: fc.constantFrom(...byId) }]),
      {
        weight: 2,
        arbitrary: related(unit, inner(unit, alone), inner(unit === "customer" ? "account" : "customer", alone)),
      },
      fc.array(tie("node"), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie("node"), { maxLength: 3 }).map((any): Condition => ({ any })),
      tie("node").map((not): Condition => ({ not })),
    ),
  })).node;
}
