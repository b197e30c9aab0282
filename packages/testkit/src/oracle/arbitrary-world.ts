import fc from "fast-check";
import type { FieldValue, World, WorldDeal, WorldEvent, WorldSpell } from "./world.ts";

/** Around the spring change of Berlin's clocks (29 March 2026, 01:00Z) and a month's end. */
export const someNow = [
  Date.parse("2026-03-31T10:00:00Z"),
  Date.parse("2026-03-29T00:30:00Z"),
  Date.parse("2026-03-29T22:00:00Z"),
  Date.parse("2026-10-25T00:30:00Z"),
  Date.parse("2026-03-01T23:00:00Z"),
  Date.parse("2026-10-26T01:30:00Z"),
];

const hour = 3_600_000;

export const texts = [
  "pro",
  "PRO",
  "free",
  "Café",
  "Cafe\u0301",
  "100%",
  "",
  "2026-03-29",
  "2026-03-28T23:00:00Z",
  "1992-02-29",
];
const numbers = [0, 1, -1, 2.5, 19.99, 0.1, 0.2, 1000];

export const fieldValue: fc.Arbitrary<FieldValue> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...texts) },
  { weight: 4, arbitrary: fc.constantFrom(...numbers) },
  { weight: 1, arbitrary: fc.boolean() },
  { weight: 1, arbitrary: fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }) },
);

/** Few names, so that fields meet; `mixed` has any type, `amount` nearly always numbers. */
const fields = fc.record(
  {
    mixed: fieldValue,
    plan: fc.constantFrom(...texts),
    amount: fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...numbers) }, { weight: 1, arbitrary: fieldValue }),
    "product.amount": fc.constantFrom(...numbers),
    when: fc.constantFrom("2026-03-28", "2026-03-29", "2026-03-30T12:00:00Z", "1990-04-02", "1992-02-29", "soon"),
  },
  { requiredKeys: [] },
);

export const fieldNames = ["mixed", "plan", "amount", "when", "never"];
export const familyNames = ["message.opened", "journey.entered", "segment.entered"];
export const eventNames = ["view", "Order Placed", "order.line"];

const statement = "Identified";
const stated = fc.record(
  { plan: fc.option(fc.constantFrom(...texts), { freq: 5 }), mixed: fc.option(fieldValue, { freq: 5 }) },
  { requiredKeys: [] },
);

/** Offsets in minutes from an instant, dense near it, with ties. */
function eventAt(now: number): fc.Arbitrary<number> {
  return fc.oneof(
    fc
      .constantFrom(0, -1, 1, -30, -31, -24 * 60, -23 * 60, -25 * 60, -24 * 60 - 30, -7 * 24 * 60, -7 * 24 * 60 - 60)
      .map((m) => now + m * 60_000),
    fc.integer({ min: -70 * 24, max: 24 }).map((h) => now + h * hour),
    fc.integer({ min: -600, max: 10 }).map((m) => now + m * 60_000),
    fc.constantFrom(...farAway),
  );
}

/** Day zero of spreadsheets, "no date" and "for ever" of other systems, and changes of the clocks long ago and far ahead. */
const farAway = [
  "0001-01-01T00:00:00Z",
  "1899-12-30T00:00:00Z",
  "1969-12-31T23:59:59.999Z",
  "1985-09-28T10:00:00Z",
  "1985-09-29T11:00:00Z",
  "2035-03-24T11:00:00Z",
  "2035-03-25T11:00:00Z",
  "2300-01-01T00:00:00Z",
  "9999-12-31T00:00:00Z",
].map((at) => Date.parse(at));

const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null, freq: 5 });

const entry = fc.record(
  {
    utmSource: fc.constantFrom("Google", "news", "Facebook"),
    utmMedium: fc.constantFrom("cpc", "CPC", "email"),
    referrer: fc.constantFrom("google.com", "google.de", "blog.example"),
    clickId: fc.constantFrom("gclid", "fbclid"),
    givenChannel: fc.constantFrom("Shop window", "direct", "paid"),
    entryPage: fc.constantFrom("/", "/hats"),
  },
  { requiredKeys: [] },
);

/** What only people and accounts have besides. */
const ofUnits = fc.record(
  {
    "consent.email": fc.constantFrom<FieldValue>(true, false, "Yes", "Opted out", "maybe", 1),
    "unsubscribed.email": fc.constantFrom<FieldValue>(true, false, "yes", "no"),
    "score.churn": fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(0, 0.3, 2.5) },
      { weight: 1, arbitrary: fieldValue },
    ),
    createdAt: fc.constantFrom("2026-03-29", "2026-01-31", "2025-10-26T01:30:00Z", "soon"),
  },
  { requiredKeys: [] },
);

function deals(now: number): fc.Arbitrary<readonly WorldDeal[]> {
  const deal = fc.record({
    t: eventAt(now),
    customer: maybe(fc.integer({ min: 1, max: 6 })),
    account: maybe(fc.integer({ min: 1, max: 3 })),
    fields,
  });
  return fc.array(deal, { maxLength: 8 }).map((all) => all.map((one, i) => ({ id: i + 1, ...one })));
}

function spells(now: number): fc.Arbitrary<readonly WorldSpell[]> {
  const spell = fc
    .record({
      segment: fc.constantFrom("a", "b", "c"),
      customer: maybe(fc.integer({ min: 1, max: 6 })),
      account: maybe(fc.integer({ min: 1, max: 3 })),
      from: eventAt(now),
      to: fc.option(eventAt(now), { nil: null, freq: 2 }),
    })
    .map(({ from, to, ...of }) => ({ ...of, from, to: to === null ? null : Math.max(from, to) }));
  return fc.array(spell, { maxLength: 10 });
}

export function worldAt(now: number): fc.Arbitrary<World> {
  const event = fc.record({
    name: fc.oneof(
      { weight: 7, arbitrary: fc.constantFrom(...eventNames, "order.line", "VIEW") },
      { weight: 1, arbitrary: fc.constantFrom(...familyNames) },
      { weight: 1, arbitrary: fc.constant(statement) },
    ),
    customer: maybe(fc.integer({ min: 1, max: 5 })),
    account: maybe(fc.integer({ min: 1, max: 3 })),
    product: maybe(fc.integer({ min: 1, max: 3 })),
    session: fc.option(fc.constantFrom("s1", "s2"), { nil: null, freq: 4 }).map((s) => s),
    t: eventAt(now),
    properties: fields,
    entry: fc.option(entry, { nil: undefined, freq: 2 }),
    stated,
  });
  const records = (n: number) =>
    fc.array(fields, { minLength: n, maxLength: n }).map((all) => all.map((f, i) => ({ id: i + 1, fields: f })));
  return fc.record({
    events: fc.array(event, { minLength: 14, maxLength: 40 }).map((all): WorldEvent[] =>
      all.map(({ entry: told, stated: said, ...e }, seq) =>
        e.name === "order.line" || (e.name.startsWith("segment.") && seq % 2 === 0)
          ? { ...e, seq, kind: 1, session: null }
          : {
              ...e,
              seq,
              kind: 0,
              customer: e.customer ?? 1,
              product: null,
              ...(told ? { entry: told } : {}),
              ...(e.name === statement ? { stated: said } : {}),
            },
      ),
    ),
    customers: fc
      .tuple(
        records(6),
        fc.array(fc.tuple(ofUnits, fc.option(eventAt(now), { freq: 3 })), { minLength: 6, maxLength: 6 }),
      )
      .map(([all, more]) =>
        all.map(({ id, fields: own }, i) => {
          const [besides, made] = more[i] ?? [{}, null];
          return { id, fields: { ...own, ...besides }, ...(made === null ? {} : { made }) };
        }),
      ),
    accounts: fc
      .tuple(records(3), fc.array(ofUnits, { minLength: 3, maxLength: 3 }))
      .map(([all, more]) => all.map(({ id, fields: own }, i) => ({ id, fields: { ...own, ...more[i] } }))),
    orders: deals(now),
    opportunities: deals(now),
    spells: spells(now),
    products: records(2),
    memberships: fc.uniqueArray(
      fc.record({
        customer: fc.integer({ min: 1, max: 6 }),
        account: fc.integer({ min: 1, max: 3 }),
        primary: fc.boolean(),
      }),
      { maxLength: 6, selector: (m) => m.customer * 10 + m.account },
    ),
  });
}
