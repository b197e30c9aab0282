/** A test of the recipe's kind of condition that runs in the copy, where the kind exists. */
export const namedOverTheApi = `import { afterAll, beforeAll, expect, test } from "vitest";
import { type Installation, startInstallation } from "../../testing/installation.ts";
import { twoSellers } from "../../testing/two-sellers.ts";

let api: Installation;
beforeAll(async () => {
  api = await startInstallation(twoSellers);
}, 60_000);
afterAll(() => api.stop());

test("is one kind among the others", async () => {
  const ask = async (beginning: string) => {
    const { body } = await api.ask(
      \`query($where: ConditionInput!) { workspace(id: "w") {
        population(where: $where) { population { size sentence definition } problems { path } }
        explain(id: "user:custA", where: $where) { explanation { matches nodes { kind fields { field } } } } } }\`,
      { variables: { where: { not: { named: { beginning } } } } },
    );
    expect(body.errors).toBeUndefined();
    return (body.data as { workspace: object }).workspace;
  };
  expect(await ask("user:custA")).toEqual({
    population: {
      population: {
        size: 1,
        sentence: expect.stringContaining('have no id that begins with "user:custA"'),
        definition: { not: { named: { beginning: "user:custA" } } },
      },
      problems: [],
    },
    explain: { explanation: { matches: false, nodes: [{ kind: "not", fields: [] }, { kind: "named", fields: [{ field: "id" }] }] } },
  });
  expect(await ask(" ")).toMatchObject({
    population: { population: null, problems: [{ path: ["not", "named", "beginning"] }] },
  });
});
`;
