import { expect, test } from "vitest";
import { checkAgainstCatalog } from "./check-names.ts";

const names = { events: ["order.placed"], traits: ["plan"], accountFields: ["industry"], properties: ["amount"] };

test("a name that the data lacks is told with the nearest one; names of events meet folded", () => {
  const problems = checkAgainstCatalog(
    {
      all: [
        { did: { event: "ORDER.PLACED", where: [{ property: "amout", op: "is set" }] } },
        { not: { trait: { trait: "plam", op: "is set" } } },
      ],
    },
    names,
  );
  expect(problems.map((p) => [p.path.join("."), p.message])).toEqual([
    ["all.0.did.where.0.property", 'no property is called "amout"; did you mean "amount"?'],
    ["all.1.not.trait.trait", 'no trait is called "plam"; did you mean "plan"?'],
  ]);
});

test("a trait as of an act is one that somebody has, or stated once", () => {
  const known = { ...names, properties: ["traits.tier", "amount"] };
  const problems = (trait: string) =>
    checkAgainstCatalog(
      { did: { event: "order.placed", where: [{ property: `customer.${trait}`, op: "is set", asOf: "event" }] } },
      known,
    ).map(({ message }) => message);
  expect([...problems("tier"), ...problems("plan")]).toEqual([]);
  expect(problems("teir")).toEqual(['no trait is called "teir"; did you mean "tier"?']);
});

test("a channel is one that reaches customers, or of which some said something", () => {
  const known = { ...names, traits: ["consent.letter", "unsubscribed.fax"] };
  const problem = (channel: string) =>
    checkAgainstCatalog({ not: { consent: { channel, state: "unknown" } } }, known).map((p) => [
      p.path.join("."),
      p.message,
    ]);
  expect(["email", "in-app", "letter", "fax"].flatMap(problem)).toEqual([]);
  expect(problem("emial")).toEqual([["not.consent.channel", 'no channel is called "emial"; did you mean "email"?']]);
  expect(problem("leter")).toEqual([["not.consent.channel", 'no channel is called "leter"; did you mean "letter"?']]);
});

test("of a trend: events, tested and measured properties, the filter and the breakdown", () => {
  const problems = checkAgainstCatalog(
    {
      unit: "customer",
      series: [
        { event: "*", measure: "total" },
        { event: "order.place", where: [{ property: "amount", op: "is set" }], measure: "sum", property: "amuont" },
      ],
      filter: { not: { trait: { trait: "plann", op: "is set" } } },
      breakdown: [{ account: "industri" }, { property: "nothing like it" }],
      interval: "day",
      range: { last: 7, unit: "day" },
    },
    names,
  );
  expect(problems.map((p) => [p.path.join("."), p.message])).toEqual([
    ["series.1.event", 'no event is called "order.place"; did you mean "order.placed"?'],
    ["series.1.property", 'no property is called "amuont"; did you mean "amount"?'],
    ["filter.not.trait.trait", 'no trait is called "plann"; did you mean "plan"?'],
    ["breakdown.0.account", 'no field of an account is called "industri"; did you mean "industry"?'],
    ["breakdown.1.property", 'no property is called "nothing like it"'],
  ]);
});
