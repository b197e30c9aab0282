// @vitest-environment node
import { expect, test } from "vitest";
import { readWho } from "./who-search.ts";

const where = { trait: { trait: "plan", op: "is", value: "pro" } };

test("the drawer's people are read from the URL, and what is no condition opens nothing", () => {
  expect(readWho({ unit: "account", where, of: "shops targeted" })).toEqual({
    unit: "account",
    where,
    of: "shops targeted",
  });
  expect(readWho({ where, version: 7, of: "shops" })).toMatchObject({ version: 7 });
  expect(readWho({ where, version: "7", of: "shops" })).not.toHaveProperty("version");
  const at = "2026-11-22T08:00:00.000Z";
  expect(readWho({ where, version: 7, at, of: "shops" })).toMatchObject({ version: 7, at });
  expect(readWho({ where, at: "soon", of: "shops" })).not.toHaveProperty("at");
  expect(readWho({ where, of: 7 })).toEqual({ unit: "customer", where, of: "People" });
  for (const raw of [undefined, "x", {}, { where: [] }, { where: { a: 1, b: 2 } }]) expect(readWho(raw)).toBeNull();
});
