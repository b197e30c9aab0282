import { readdir } from "node:fs/promises";
import { join } from "node:path";
import type { Expr, Plan } from "@throughline/query";
import { expect, test } from "vitest";
import { numberedStores } from "../testing/numbered-stores.ts";
import { count } from "../testing/plans.ts";
import { withEngine } from "../testing/with-engine.ts";
import { damageOf } from "../workspace/damage.ts";
import { Admission } from "./admission.ts";
import { refusedPlan } from "./refused-plan.ts";

/** Every event with every event, three times: far more work than any deadline allows. */
const endless: Plan = {
  aggregate: {
    join: {
      join: { scan: "events", as: "a" },
      to: { scan: "events", as: "b" },
      kind: "inner",
      on: {
        call: "!=",
        args: [
          { column: "rid", of: "a" },
          { column: "rid", of: "b" },
        ],
      },
    },
    to: { scan: "events", as: "c" },
    kind: "inner",
    on: {
      call: "<",
      args: [
        { column: "t", of: "a" },
        { column: "seq", of: "c" },
      ],
    },
  },
  by: {},
  measures: {
    n: {
      fn: "distinct",
      of: [
        { column: "rid", of: "a" },
        { column: "rid", of: "b" },
        { column: "rid", of: "c" },
      ],
    },
  },
  as: "x",
};

test("a question past its deadline is stopped and the engine goes on", async () => {
  const { engine, ask } = await withEngine({ stores: numberedStores(3000) });
  await engine.sync("w");
  const late = engine.run({ workspaceId: "w", plan: endless, scope: { kind: "all" }, deadlineMs: 200 });
  await expect(late).rejects.toMatchObject({ problem: "deadline" });
  expect(await ask(count("events"))).toEqual([[3000]]);
});

test("what the database refuses is that question's trouble: the file stays, and others are answered", async () => {
  const { engine, ask, directory } = await withEngine({ stores: numberedStores(10) });
  await engine.sync("w");
  const asked = (where: Expr): Plan => ({
    aggregate: { filter: { scan: "events", as: "e" }, where },
    by: {},
    measures: { n: { fn: "count" } },
    as: "c",
  });
  const large: Expr = { literal: Number.MAX_SAFE_INTEGER, type: "integer" };
  const more: Expr = { call: "+", args: [large, { column: "seq", of: "e" }] };
  const beyond: Expr = { call: "*", args: [more, more] };
  const refused = { problem: "badPlan", message: expect.stringMatching(/Out of Range/) };
  await expect(ask(asked({ call: ">", args: [beyond, large] }))).rejects.toMatchObject(refused);
  const cut: Expr = { call: "isNotNull", args: [{ column: "s:corrupt\0", of: "e" }] };
  await expect(ask(asked(cut))).rejects.toMatchObject({ problem: "badPlan", message: expect.stringMatching(/zero/) });
  expect(await ask(count("events"))).toEqual([[10]]);
  expect((await readdir(join(directory, "w"))).filter((file) => file.includes(".bad-"))).toEqual([]);
});

test("long lists of ids are found, and a plan that is larger than any may be is too much, not malformed", async () => {
  const { engine, ask } = await withEngine({ stores: numberedStores(10) });
  await engine.sync("w");
  const first = (ids: number): Plan => ({
    aggregate: {
      filter: { scan: "events", as: "e" },
      where: {
        in: { column: "rid", of: "e" },
        values: Array.from({ length: ids }, (_, i) => i + 1),
        type: "integer",
      },
    },
    by: {},
    measures: { n: { fn: "count" } },
    as: "c",
  });
  expect(await ask(first(200_000))).toEqual([[10]]);
  await expect(ask(first(1_000_000))).rejects.toMatchObject({ problem: "tooMuch" });
});

test("words of whoever asked do not make a damage, and too little memory is told as that", () => {
  expect(damageOf(new Error('Parser Error: unterminated quoted identifier at or near ""s:corrupt"'))).toBe(null);
  expect(damageOf(new Error("Conversion Error: Could not convert string 'checksum FATAL' to INT32"))).toBe(null);
  expect(damageOf(new Error('IO Error: Could not write to file "/d/corrupt-w/1.wal": No space left on device'))).toBe(
    null,
  );
  expect(damageOf(new Error("IO Error: Corrupt database file: computed checksum 1 does not match"))).toBe("file");
  expect(damageOf(new Error("FATAL Error: the database has been invalidated"))).toBe("instance");
  expect(refusedPlan(new Error("Out of Memory Error: could not allocate block"))).toMatchObject({ problem: "tooMuch" });
  const cut = new Error("INTERRUPT Error: Interrupted!");
  expect(refusedPlan(cut)).toBe(cut);
});

test("a full line answers busy, a place that gets free is given to the first in line", async () => {
  const admission = new Admission({ running: 1, waiting: 1, waitMs: 50 });
  const gate = Promise.withResolvers<string>();
  const first = admission.run(() => gate.promise);
  const second = admission.run(async () => "second");
  await expect(admission.run(async () => "third")).rejects.toMatchObject({ problem: "busy" });
  gate.resolve("first");
  expect(await Promise.all([first, second])).toEqual(["first", "second"]);
  const held = Promise.withResolvers<string>();
  const holding = admission.run(() => held.promise);
  await expect(admission.run(async () => "late")).rejects.toMatchObject({ problem: "busy" });
  held.resolve("");
  await holding;
  expect(await admission.run(async () => "again")).toBe("again");
});

test("a merge of parts changes no answer and drops what no kept version can see", async () => {
  let now = Date.UTC(2026, 0);
  const stores = numberedStores(500);
  const tidy = { deltaRows: 100, runs: 1, runShare: 0.1, smallRows: 0 };
  const { engine, ask } = await withEngine({ stores, tidy, batchRows: 150, now: () => now });
  await engine.sync("w");
  const before = await ask(count("events"));
  for (let i = 0; i < 97; i += 2) stores.link("unlink", `user:u${i}`, `anon:a${i}`, 1000);
  await engine.sync("w");
  const rows = (await engine.status("w")).rows;
  expect(rows).toBeGreaterThan(500);
  now += 40 * 60_000;
  for (let i = 0; i < 200; i++) {
    stores.event({ userId: "late", timestamp: i });
    if (i % 100 === 99) await engine.sync("w");
    now += 20 * 1000;
  }
  await engine.sync("w");
  expect(before).toEqual([[500]]);
  expect(await ask(count("events"))).toEqual([[700]]);
  const status = await engine.status("w");
  expect(status.lastCompactionAt).not.toBeNull();
  expect(status.runs).toBeLessThanOrEqual(2);
});
