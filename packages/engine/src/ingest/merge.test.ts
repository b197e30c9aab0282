import type { Plan } from "@throughline/query";
import { expect, test } from "vitest";
import { withEngine } from "../testing/with-engine.ts";

/** Customers who did A and, next in the order of (timestamp, seq) among A and B, B. */
const nextIsB: Plan = {
  aggregate: {
    filter: {
      window: {
        project: {
          join: { scan: "events", as: "e" },
          to: { scan: "eventNames", as: "n" },
          kind: "inner",
          on: {
            call: "=",
            args: [
              { column: "event", of: "e" },
              { column: "id", of: "n" },
            ],
          },
        },
        columns: {
          customer: { column: "customer", of: "e" },
          t: { column: "t", of: "e" },
          seq: { column: "seq", of: "e" },
          name: { column: "name", of: "n" },
        },
        as: "p",
      },
      columns: {
        next: {
          fn: "lead",
          of: { column: "name" },
          partitionBy: [{ column: "customer" }],
          orderBy: [{ by: { column: "t" } }, { by: { column: "seq" } }],
        },
      },
      as: "w",
    },
    where: {
      call: "and",
      args: [
        { call: "=", args: [{ column: "name" }, { literal: "A", type: "text" }] },
        { call: "=", args: [{ column: "next" }, { literal: "B", type: "text" }] },
      ],
    },
  },
  by: {},
  measures: { customers: { fn: "distinct", of: { column: "customer" } } },
  as: "c",
};

const everyone: Plan = {
  aggregate: { scan: "events", as: "e" },
  by: {},
  measures: { customers: { fn: "distinct", of: { column: "customer" } }, rows: { fn: "count" } },
  as: "c",
};

for (const sorted of [false, true])
  test(`"A then B by one customer" before a merge, after it and after its undo (${sorted ? "sorted runs" : "delta"})`, async () => {
    const tidy = sorted ? { deltaRows: 0, runs: 3, runShare: 0.1, smallRows: 0 } : undefined;
    const { stores, engine, ask } = await withEngine(tidy ? { tidy } : {});
    stores.event({ anonymousId: "x", event: "A", timestamp: 1000 });
    stores.event({ userId: "1", event: "B", timestamp: 1000 });
    stores.event({ userId: "2", event: "B", timestamp: 500 });
    stores.event({ anonymousId: "y", event: "A", timestamp: 600 });
    const before = await engine.sync("w");
    expect(await ask(nextIsB)).toEqual([[0]]);

    stores.link("link", "anon:x", "user:1", 2000);
    stores.link("link", "anon:y", "user:2", 2000);
    const merged = await engine.sync("w");
    expect(merged.identityVersion).toBe(before.identityVersion + 1);
    expect(await ask(nextIsB)).toEqual([[1]]);
    expect(await ask(everyone)).toEqual([[2, 4]]);

    stores.link("unlink", "anon:x", "user:1", 3000);
    const undone = await engine.sync("w");
    expect(await ask(nextIsB)).toEqual([[0]]);
    expect(await ask(everyone)).toEqual([[3, 4]]);

    stores.link("link", "anon:x", "user:1", 1500);
    await engine.sync("w");
    expect(await ask(nextIsB)).toEqual([[0]]);

    expect(await ask(nextIsB, { version: before.version })).toEqual([[0]]);
    expect(await ask(everyone, { version: before.version })).toEqual([[4, 4]]);
    expect(await ask(nextIsB, { version: merged.version })).toEqual([[1]]);
    expect(await ask(everyone, { version: undone.version })).toEqual([[3, 4]]);
  });
