import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, now, startInstallation } from "../../testing/installation.ts";

const minute = 60_000;
let api: Installation;
let clock = now;

beforeAll(async () => {
  const seed: Parameters<typeof startInstallation>[0] = async (stores) => {
    const documents = await stores.documents("w");
    const events = Array.from({ length: 40 }, (_, i) => ({
      ...{ source: "web", messageId: `b${i}`, seq: 0, type: "track" as const, event: "Bought", userId: `u${i}` },
      ...{ timestamp: now - 60 * minute + (i * minute) / 2, receivedAt: now },
      ...{ properties: { at: i % 2 === 0 ? "shop" : "web" }, traits: {}, context: {} },
    }));
    await documents.append(await documents.lease(40, minute), { events, profiles: [], identity: [] });
  };
  api = await startInstallation(seed, { clock: () => clock });
}, minute);
afterAll(() => api.stop());

const where = { did: { event: "Bought", window: { last: "PT1H" } } };
const parts = `population { size version at customers(first: 50) { totalCount } lines { so { people { size at } } }
  breakdown(field: { property: { event: "Bought", property: "at" } }) { rows { size people { size at } } } } problems { message }`;

async function population(of: { readonly version?: number; readonly at?: string }) {
  const { body } = await api.ask(
    `query($where: ConditionInput!, $version: Int, $at: Instant) { workspace(id: "w") {
      population(where: $where, version: $version, at: $at) { ${parts} } } }`,
    { variables: { where, ...of } },
  );
  return body;
}

interface Found {
  readonly size: number;
  readonly version: number;
  readonly at: string;
  readonly customers: { readonly totalCount: number };
}

test("the people of a number are those that it counted, also when its windows would hold fewer by now", async () => {
  clock = now;
  const read = async (of: { readonly version?: number; readonly at?: string }): Promise<Found> => {
    const { data } = await population(of);
    return (data as { workspace: { population: { population: Found } } }).workspace.population.population;
  };
  const first = await read({});
  expect([first.size, first.customers.totalCount, first.at]).toEqual([40, 40, new Date(now).toISOString()]);
  clock = now + 10 * minute;
  const { version, at } = first;
  expect(await read({ version, at })).toEqual(first);
  expect((await read({ version })).size).toBe(20);
});

test("a figure's people are found at the instant of the figure, when its filter would count others by now", async () => {
  const query = { unit: "customer", series: [{ event: "Bought", measure: "unique" }], interval: "day", filter: where };
  const trend = async (at?: string) => {
    const { body } = await api.ask(
      `query($query: TrendInput!, $at: Instant) { workspace(id: "w") { trend(query: $query, at: $at) {
        problems { message } trend { at series { total people { size at } } } } } }`,
      { variables: { query: { ...query, range: { last: 2, unit: "day" } }, at } },
    );
    expect(body.errors).toBeUndefined();
    return (body.data as { workspace: { trend: { trend: { at: string } } } }).workspace.trend.trend;
  };
  clock = now;
  const shown = await trend();
  expect(shown).toMatchObject({ series: [{ total: 40, people: { size: 40, at: shown.at } }] });
  clock = now + 10 * minute;
  expect(await trend(shown.at)).toEqual(shown);
  expect(await trend()).toMatchObject({ series: [{ total: 20, people: { size: 20 } }] });
});

test("an instant that is still to come is refused with words", async () => {
  const { errors = [] } = await population({ at: new Date(clock + minute).toISOString() });
  expect(errors).toMatchObject([{ message: "This instant is still to come.", extensions: { code: "BAD_INPUT" } }]);
});
