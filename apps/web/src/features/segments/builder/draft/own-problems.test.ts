// @vitest-environment node
import { expect, it } from "vitest";
import { ownProblems } from "./own-problems.ts";

const shops = { name: "Shops", unit: "account", where: { all: [] } } as const;
const saved = { segments: new Map([["shops", shops]]), lists: new Map() };

it("leaves segments and lists that the controls do not know to the API", () => {
  const beyond = { segment: "the 101st" };
  const past = { wasIn: { segment: "archived", at: "2026-11-01T00:00:00Z" } };
  const where = { all: [beyond, past, { ids: { list: "archived too" } }] };
  expect(ownProblems(where, "customer", { saved })).toEqual([]);
});

it("says at once what no segment could mend", () => {
  const where = { all: [{ segment: "gone" }, { segment: "shops" }, { any: [{ segment: "self" }] }] };
  const codes = ownProblems(where, "customer", { saved, self: "self" }).map(({ code }) => code);
  expect(codes).toEqual(["notForUnit", "cycle"]);
});
