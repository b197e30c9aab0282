import { expect, test } from "vitest";
import { sentence } from "./sentence.ts";

const nouns = { customer: "household", account: "shop" };

test("nobody and everyone have words of their own", () => {
  const said = [{ any: [] }, { not: { all: [] } }, { all: [] }].map((where) =>
    sentence({ unit: "customer", where }, nouns, "UTC"),
  );
  expect(said).toEqual(["No households", "No households", "All households"]);
});

test("instants of whole local days are said as days of the workspace's zone", () => {
  const window = { from: "2026-09-30T23:00:00.000Z", to: "2026-11-01T00:00:00.000Z" };
  expect(sentence({ unit: "account", where: { did: { event: "order.placed", window } } }, nouns, "Europe/Dublin")).toBe(
    "Shops that did Order placed between 1 Oct and 31 Oct 2026",
  );
});
