import { mkdtempSync, rmSync } from "node:fs";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { createEngine } from "./src/create-engine.ts";

const N = Number(process.argv[2] ?? 300000),
  C = Math.round(N / 70);
const names = Array.from({ length: 30 }, (_, i) => `Event ${i}`);
let x = 12345;
const rnd = (n: number) => {
  x = (x * 1103515245 + 12345) & 0x7fffffff;
  return x % n;
};
const events = Array.from({ length: N }, (_, i) => ({
  source: "web",
  messageId: `msg-${i}-abcdef`,
  seq: i + 1,
  type: "track" as const,
  event: names[rnd(30)]!,
  userId: `u${rnd(C)}`,
  timestamp: 1.7e12 + i * 3000,
  receivedAt: 1.7e12 + i * 3000,
  properties: {
    page: `/p/${rnd(500)}`,
    price: rnd(10000) / 100,
    channel: ["a", "b", "c", "d"][rnd(4)]!,
    qty: rnd(5),
    country: ["DE", "UK", "FR"][rnd(3)]!,
    product: { sku: `sku${rnd(3000)}`, department: `dep${rnd(20)}` },
  },
  traits: {},
  context: { sessionId: `s${i >> 3}`, page: { url: `https://x/${rnd(500)}` } },
}));
const profiles = Array.from({ length: C }, (_, i) => ({
  id: `user:u${i}`,
  seq: N + i + 1,
  createdAt: 1.6e12,
  traits: {
    plan: { value: "pro" + rnd(3), timestamp: 1, source: "web", messageId: "m" },
    age: { value: rnd(80), timestamp: 1, source: "web", messageId: "m" },
  },
}));
const page =
  <T extends { seq: number }>(rows: T[], base: number) =>
  async (r: any) =>
    rows.slice(Math.max(0, r.after - base), Math.min(r.below - 1 - base, Math.max(0, r.after - base) + r.limit));
const stores: any = {
  documents: {
    safeSeq: async () => N + C + 1,
    eventsAfter: page(events, 0),
    profilesAfter: page(profiles, N),
    identityAfter: async () => [],
    changesAfter: async () => [],
    countsByDay: async () => [],
  },
  business: {
    safeSeq: async () => 1,
    recordsAfter: async () => [],
    changesAfter: async () => [],
    countsByDay: async () => [],
  },
};
const dir = mkdtempSync("/tmp/engbench-");
const engine = createEngine({
  directory: dir,
  workspace: async () => ({ zone: "Europe/Berlin", stores }),
  reconcileEveryMs: 1e12,
});
const lag = monitorEventLoopDelay({ resolution: 1 });
lag.enable();
const t0 = performance.now(),
  c0 = process.cpuUsage();
await engine.sync("w");
const dt = (performance.now() - t0) / 1000,
  c = process.cpuUsage(c0);
lag.disable();
console.log(
  `sync ${N} events + ${C} profiles: ${dt.toFixed(1)} s = ${Math.round(N / dt)} rows/s, cpu ${((c.user + c.system) / 1e6).toFixed(1)} s, loop p99 ${(lag.percentile(99) / 1e6).toFixed(0)} max ${(lag.max / 1e6).toFixed(0)} ms, rss ${(process.memoryUsage.rss() / 1e6).toFixed(0)} MB`,
);
const ask = async (label: string, plan: any) => {
  for (let k = 0; k < 3; k++) {
    const t = performance.now();
    const c0 = process.cpuUsage();
    const a = await engine.run({
      workspaceId: "w",
      plan: { sort: plan, by: [], limit: 1000 + k },
      scope: { kind: "all" },
      deadlineMs: 60000,
    });
    const c = process.cpuUsage(c0);
    if (k)
      console.log(
        label,
        (performance.now() - t).toFixed(0),
        "ms cpu",
        ((c.user + c.system) / 1000).toFixed(0),
        "rows",
        a.frame.rows,
      );
  }
};
const bounds = Array.from({ length: 60 }, (_, i) => Math.round(1.7e12 + i * ((N * 3000) / 59)));
await ask("trend", {
  aggregate: {
    filter: { scan: "events", as: "e" },
    where: {
      in: { column: "event", of: "e" },
      plan: {
        project: {
          filter: { scan: "eventNames", as: "n" },
          where: {
            call: "=",
            args: [
              { column: "folded", of: "n" },
              { literal: "event 3", type: "text" },
            ],
          },
        },
        columns: { id: { column: "id", of: "n" } },
        as: "q",
      },
    },
  },
  by: { bucket: { bucket: { column: "t", of: "e" }, bounds } },
  measures: { n: { fn: "count" }, u: { fn: "distinct", of: { column: "customer", of: "e" } } },
  as: "a",
});
await ask("all by channel", {
  aggregate: { scan: "events", as: "e" },
  by: { ch: { column: "s:channel", of: "e" }, bucket: { bucket: { column: "t", of: "e" }, bounds } },
  measures: { n: { fn: "count" } },
  as: "a",
});
const t = performance.now();
await engine.catalog("w", { kind: "all" });
console.log("catalog", (performance.now() - t).toFixed(0), "ms");
console.log(await engine.status("w"));
await engine.close();
rmSync(dir, { recursive: true });
