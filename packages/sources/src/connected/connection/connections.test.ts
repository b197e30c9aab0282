import { inspect } from "node:util";
import { expect, test } from "vitest";
import { connectionsOf } from "./connections.ts";

test("connections come from SOURCE_<NAME>_URL alone, by name, and never show their address", () => {
  const found = connectionsOf({
    SOURCE_SHOP_URL: "mysql://user:hunter2@db:3306/shop",
    SOURCE_CRM_2_URL: "mongodb+srv://user:hunter2@db/crm",
    SOURCE_OLD_URL: "postgres://user:hunter2@db/x",
    SOURCE_EMPTY_URL: "",
    SOURCE_lower_URL: "mysql://x",
    MYSQL_URL: "mysql://x",
  });
  expect(found.map(({ name, kind }) => [name, kind])).toEqual([
    ["crm_2", "mongodb"],
    ["old", null],
    ["shop", "mysql"],
  ]);
  const shown = [JSON.stringify(found), inspect(found, { depth: 9, showHidden: true }), `${found[0]?.url}`].join();
  expect(shown).not.toContain("hunter2");
  expect(found[2]?.url.reveal()).toContain("hunter2");
});
