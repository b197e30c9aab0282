import { afterAll, beforeAll, expect, it } from "vitest";
import { registries } from "../gates/registries.ts";
import { treeOf } from "../gates/tree.ts";
import { namedInTheBuilder } from "./named-in-the-builder.ts";
import { namedOverTheApi } from "./named-over-the-api.ts";
import { copyRepository, type WorkingCopy } from "./working-copy.ts";

let copy: WorkingCopy;
let kinds: string;
let metric: Readonly<Record<string, string>>;
let condition: Readonly<Record<string, string>>;

beforeAll(async () => {
  copy = copyRepository();
  kinds = copy.read("packages/model/src/conditions/kinds.ts");
  metric = await copy.follow("add-a-metric.md");
  condition = await copy.follow("add-a-condition.md");
}, 300_000);
afterAll(() => copy.remove());

it("a newcomer adds a metric and a kind of condition by following their recipes", async () => {
  expect([Object.keys(metric).length, Object.keys(condition).length]).toEqual([3, 2]);
  const registry = "packages/model/src/conditions/kinds.ts";
  for (const written of [metric, { ...condition, [registry]: copy.read(registry) }])
    expect(registries.check(treeOf(written))).toEqual([]);
  const types = await copy.run("tsc", "-b", "packages/model");
  expect(types.output).toBe("");
  const lint = await copy.run("biome", "ci", "--vcs-enabled=false", "--colors=off", "packages/model/src/conditions");
  expect(lint).toMatchObject({ ok: true });
}, 240_000);

it("a kind of condition is one folder and one line", () => {
  const line = 'export { named } from "./named/named.ts";';
  const now = copy.read("packages/model/src/conditions/kinds.ts").split("\n");
  expect(now).toContain(line);
  expect(now.filter((one) => one !== line).join("\n")).toBe(kinds);
});

it("the new kind is in the GraphQL schema, the JSON Schema and the docs", () => {
  const graphql = copy.read("packages/contract/schema.graphql");
  expect(graphql).toMatch(/input ConditionInput[^}]*\n {2}named: NamedInput\n/);
  expect(graphql).toMatch(/input NamedInput \{[^}]*beginning: String!/);
  expect(copy.read("packages/contract/definitions.schema.json")).toContain('"How the identifier begins."');
  expect(copy.read("docs/conditions.md")).toContain(
    "## named\n\nHas an identifier that begins with a text. Version 1.",
  );
});

it("the new kind is counted, said and explained over the API, its problems lead to their field, and the builder has it", async () => {
  copy.write("apps/web/src/features/segments/builder/draft/named.test.ts", namedInTheBuilder);
  copy.write("apps/api/src/modules/population/named.test.ts", namedOverTheApi);
  const tests = await copy.run(
    "vitest",
    "run",
    "packages/model/src/metrics/spread",
    "packages/model/src/conditions/named",
    "packages/model/src/conditions/json-schema",
    "apps/api/src/modules/population/named",
    "apps/web/src/features/segments/builder/draft/named.test.ts",
  );
  expect(tests.output).toMatch(/Tests\s+6 passed/);
}, 240_000);
