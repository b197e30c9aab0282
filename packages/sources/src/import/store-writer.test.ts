import { expect, test } from "vitest";
import { LeaseLost } from "../ports/lease.ts";
import { removeRecords } from "./store-writer.ts";

test("a lease is short, so that a killed writer holds nobody up, and grows while a batch does not fit into it", async () => {
  const leases: number[] = [];
  const store = {
    lease: async (size: number, ttlMs: number) => {
      leases.push(ttlMs);
      return { token: "t", from: 1, size, expiresAt: ttlMs };
    },
    remove: async () => {
      if (leases.length < 6) throw new LeaseLost("taken away");
      return 1;
    },
  };
  expect(await removeRecords(store, "account", ["a"])).toBe(1);
  expect(leases).toEqual([5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});
