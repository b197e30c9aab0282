import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;

beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

interface Field {
  readonly of: string;
  readonly name: string;
  readonly type: string;
  readonly fill: number;
  readonly rows: number;
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

async function propertiesOf(event: string): Promise<ReadonlyMap<string, Field>> {
  const { body } = await api.ask(
    '{ workspace(id: "w") { catalog { events { name properties { of name type fill rows values { value count } } } } } }',
  );
  const { workspace } = body.data as {
    workspace: { catalog: { events: readonly { name: string; properties: readonly Field[] }[] } };
  };
  const found = workspace.catalog.events.find(({ name }) => name === event);
  return new Map(found?.properties.map((field) => [field.name, field]));
}

test("an event has its own properties only, counted over its own rows, with its own values", async () => {
  const viewed = await propertiesOf("Page viewed");
  expect([...viewed.keys()].sort()).toEqual(["path", "title"]);
  expect(viewed.get("path")).toMatchObject({ of: "event", type: "text", fill: 1, rows: 2 });
  expect(viewed.get("path")?.values).toEqual([{ value: "/a", count: 2 }]);
  const redeemed = await propertiesOf("Coupon redeemed");
  expect([...redeemed.keys()].sort()).toEqual(["campaignId", "coupon"]);
});

test("what a business event points to is offered by its fields", async () => {
  const line = await propertiesOf("order.line");
  expect([...line.keys()].filter((name) => name.startsWith("product."))).toEqual([
    "product.name",
    "product.department",
  ]);
  expect(line.get("product.department")).toMatchObject({ of: "product", type: "text", values: [{ value: "Light" }] });
  expect(line.get("amount")).toMatchObject({ of: "event", type: "money", rows: 2 });
  expect(line.has("order.country")).toBe(true);
});

test("a property that the catalog offers can be asked for, related ones too", async () => {
  const { body } = await api.ask(
    `{ workspace(id: "w") { trend(query: { unit: "customer", interval: "month",
      series: [{ event: "order.line", measure: "sum", property: "amount" }], breakdown: [{ property: "product.department" }],
      range: { from: "2026-11-01", to: "2026-11-30" } }) { trend { series { label exactTotal } } problems { message } } } }`,
  );
  expect(body.data).toMatchObject({
    workspace: { trend: { problems: [], trend: { series: [{ exactTotal: "100.1" }] } } },
  });
});

test("the measures of a trend are those of the model's registry", async () => {
  const { body } = await api.ask('{ workspace(id: "w") { catalog { measures { name label needsProperty } } } }');
  const { workspace } = body.data as { workspace: { catalog: { measures: unknown } } };
  expect(workspace.catalog.measures).toEqual(
    expect.arrayContaining([
      { name: "unique", label: "Unique", needsProperty: false },
      { name: "perUnit", label: "Per unit", needsProperty: false },
      { name: "sum", label: "Sum", needsProperty: true },
    ]),
  );
});
