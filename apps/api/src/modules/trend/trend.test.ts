import type { Stores } from "@throughline/sources";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

/** Beside the two sellers' orders in euro, one in dollars. */
async function withDollars(stores: Stores): Promise<void> {
  await twoSellers(stores);
  const business = await stores.business("w");
  const values = { id: "usd", placedAt: Date.parse("2026-11-20T10:00:00Z"), currency: "USD", amount: "9.99" };
  await business.put(await business.lease(1, 60_000), "order", [{ kind: "order", key: "usd", values, attributes: {} }]);
}

beforeAll(async () => {
  api = await startInstallation(withDollars);
}, 60_000);
afterAll(() => api.stop());

const trend = async (series: string, more = ""): Promise<unknown> => {
  const query = `{ unit: "customer", series: [${series}], interval: "month", range: { from: "2026-11-01", to: "2026-11-30" } ${more} }`;
  const { body } = await api.ask(
    `{ workspace(id: "w") { trend(query: ${query}) { trend { series { exactTotal format { currency } } } problems { code path message } } } }`,
  );
  return body;
};

const population = async (where: string): Promise<unknown> => {
  const { body } = await api.ask(
    `{ workspace(id: "w") { population(where: ${where}) { population { size } problems { code path message } } } }`,
  );
  return body;
};

const problem = (code: string, path: readonly string[], message: RegExp) => ({
  problems: [{ code, path, message: expect.stringMatching(message) }],
});

test("amounts of several currencies are a problem, in trends and in populations; one currency is a number", async () => {
  const mixed = /EUR and USD.*EUR, the workspace's/;
  expect(await trend('{ event: "order.placed", measure: "sum", property: "amount" }')).toMatchObject({
    data: { workspace: { trend: { trend: null, ...problem("mixedCurrencies", ["series", "0", "property"], mixed) } } },
  });
  const where = '{ did: { event: "order.placed", measure: "sum", property: "amount", op: ">", value: 1 } }';
  expect(await population(where)).toMatchObject({
    data: {
      workspace: { population: { population: null, ...problem("mixedCurrencies", ["did", "property"], mixed) } },
    },
  });
  const dollars = 'where: [{ property: "currency", op: "is", value: "usd" }]';
  expect(await trend(`{ event: "order.placed", measure: "sum", property: "amount", ${dollars} }`)).toMatchObject({
    data: {
      workspace: {
        trend: { trend: { series: [{ exactTotal: "9.99", format: { currency: "USD" } }] }, problems: [] },
      },
    },
  });
});

test("names that the data does not have are problems with the nearest one", async () => {
  expect(await trend('{ event: "Coupon redeemd", measure: "total" }')).toMatchObject({
    data: {
      workspace: {
        trend: { trend: null, ...problem("notInData", ["series", "0", "event"], /mean "Coupon redeemed"/) },
      },
    },
  });
  expect(
    await trend('{ event: "order.placed", measure: "total" }', 'breakdown: [{ account: "industri" }]'),
  ).toMatchObject({
    data: {
      workspace: { trend: { trend: null, ...problem("notInData", ["breakdown", "0", "account"], /"industry"/) } },
    },
  });
  expect(await population('{ not: { trait: { trait: "emial", op: "is set" } } }')).toMatchObject({
    data: {
      workspace: { population: { population: null, ...problem("notInData", ["not", "trait", "trait"], /"email"/) } },
    },
  });
  expect(await population('{ consent: { channel: "emial", state: "unknown" } }')).toMatchObject({
    data: {
      workspace: { population: { population: null, ...problem("notInData", ["consent", "channel"], /"email"/) } },
    },
  });
  expect(await population('{ consent: { channel: "email", state: "unknown" } }')).toMatchObject({
    data: { workspace: { population: { population: { size: 2 }, problems: [] } } },
  });
  expect(await population("{ all: [] }")).toMatchObject({
    data: { workspace: { population: { population: { size: 2 }, problems: [] } } },
  });
});

test("by whether the unit is in a saved segment: the lines add up, and each has as many people as it says", async () => {
  const made = await api.ask(
    `mutation { createSegment(workspaceId: "w", label: { name: "South" },
      where: { account: { field: "territory", op: "contains", value: "canarya" } }) { segment { id } } }`,
  );
  const { id } = (made.body.data as { createSegment: { segment: { id: string } } }).createSegment.segment;
  const ask = async (unit: string, segment: string) => {
    const { body } = await api.ask(
      `query($segment: ID!) { workspace(id: "w") { trend(query: { unit: "${unit}", interval: "month",
        series: [{ event: "Page viewed", measure: "unique" }], breakdown: [{ segment: $segment }],
        range: { from: "2026-11-01", to: "2026-11-30" } }) { trend { series { label total people { size sentence } }
          receipt { sentence } } problems { code path } } } }`,
      { variables: { segment } },
    );
    expect(body.errors).toBeUndefined();
    return (body.data as { workspace: { trend: unknown } }).workspace.trend;
  };
  const line = (label: string, words: string) => ({
    label,
    total: 1,
    people: { size: 1, sentence: expect.stringContaining(words) },
  });
  expect(await ask("customer", id)).toEqual({
    trend: {
      series: [line("Not in South", 'are not in the segment "South"'), line("South", 'are in the segment "South"')],
      receipt: { sentence: expect.stringContaining('by month and whether in "South"') },
    },
    problems: [],
  });
  const problem = (code: string) => ({
    trend: null,
    problems: [{ code, path: ["breakdown", "0", "segment"] }],
  });
  expect(await ask("account", id)).toEqual(problem("notForUnit"));
  expect(await ask("customer", "gone")).toEqual(problem("unknownSegment"));
});
