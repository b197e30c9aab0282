// @vitest-environment node
import { expect, test } from "vitest";
import { memberRows, usualColumns } from "./member-rows.ts";

const trait = (name: string, value: string | number) => ({ name, value });
const person = (id: string, traits: { name: string; value: string | number }[]) => ({
  cursor: id,
  node: { id, name: `Person ${id}`, lastSeen: null, traits },
});
const page = { totalCount: 2, pageInfo: { hasNextPage: false, endCursor: null } };

test("the columns at first are those that most members fill, without who they are", () => {
  const rows = memberRows({
    customers: {
      ...page,
      edges: [
        person("1", [trait("plan", "pro"), trait("email", "a@x.example"), trait("age", 30)]),
        person("2", [trait("plan", "free"), trait("note", "longer than a column of a table may be")]),
      ],
    },
  });
  expect(usualColumns(rows)).toEqual(["plan", "age"]);
  expect(rows.map(({ values }) => values.get("plan"))).toEqual(["pro", "free"]);
});

test("accounts have their attributes and fields as columns", () => {
  const node = { id: "a", name: "Shop a", territory: "North", industry: null, attributes: { tier: "gold" } };
  const [row] = memberRows({ accounts: { ...page, edges: [{ cursor: "a", node }] } });
  expect([row?.values.get("tier"), row?.values.get("territory")]).toEqual(["gold", "North"]);
  expect(memberRows({})).toEqual([]);
});
