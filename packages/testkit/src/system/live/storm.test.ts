import { setTimeout as sleep } from "node:timers/promises";
import { connectEngine, socketPath } from "@throughline/engine/client";
import { lowerPopulation, readStored } from "@throughline/model";
import type { Plan } from "@throughline/query";
import { describe, expect, it } from "vitest";
import { arrivals } from "../../bench/live/arrivals.ts";
import { full, seeded, sized } from "../../corpora/index.ts";
import { CollectorProcess, preparedHome } from "../collector/collector-process.ts";
import { temporaryHome } from "../product.ts";
import { fillCustomers, followedUntil, outOfTurn, recordedMembers, saveSegments } from "./live-world.ts";
import { Supervised } from "./supervised.ts";

const segments = sized(200);
const customers = full ? 100_000 : 3_000;
const kills = sized(20);
const rate = full ? 2_000 : 500;
const seconds = full ? 240 : 8;
const patience = full ? 600_000 : 60_000;

describe("a worker and an engine that are killed again and again", () => {
  it(
    `keep the members of ${segments} segments: each flip once, over ${kills} kills of each`,
    async () => {
      const place = temporaryHome();
      const { secret, stores } = await preparedHome(place.home);
      await fillCustomers(stores, customers, Date.now());
      const ids = await saveSegments(stores, segments, Date.now());
      const store = await stores.membership("w");
      const collector = await CollectorProcess.start(place.home);
      const engine = new Supervised(place.home, "apps/engine/src/main.ts");
      const worker = new Supervised(place.home, "apps/worker/src/main.ts");
      const client = connectEngine(socketPath(place.home));
      try {
        await expect.poll(() => followedUntil(store, segments, 0), { timeout: patience, interval: 250 }).toBe(true);
        const load = arrivals({ url: collector.url, secret, rate, seconds, customers });
        const random = seeded("live storm");
        for (let kill = 0; kill < kills; kill++)
          for (const victim of [worker, engine, ...(full ? [collector] : [])]) {
            await sleep((0.5 + random()) * ((seconds * 800) / (kills * (full ? 3 : 2))));
            victim.kill();
            if (victim === collector) await collector.reborn();
          }
        const { taken, lastSentAt } = await load;
        expect(taken).toBeGreaterThan(rate);
        await expect
          .poll(async () => (await client.sync("w").catch(() => undefined))?.asOf ?? 0, { timeout: patience })
          .toBeGreaterThan(lastSentAt);
        const settled = Date.now();
        await expect
          .poll(() => followedUntil(store, segments, settled), { timeout: patience, interval: 250 })
          .toBe(true);
        const run = async (plan: Plan) =>
          (await client.run({ workspaceId: "w", plan, scope: { kind: "all" }, deadlineMs: 60_000 })).frame;
        const clock = { now: Date.now(), zone: "UTC", weekStart: "monday" } as const;
        let flips = 0;
        for (const segment of await (await stores.segments("w")).segments()) {
          const where = readStored(segment.definition, segment.unit);
          const members: Plan = {
            project: {
              join: { scan: "customers", as: "c" },
              to: lowerPopulation({ unit: "customer", where }, clock),
              kind: "semi",
              on: {
                call: "=",
                args: [
                  { column: "id", of: "c" },
                  { column: "unit", of: "population" },
                ],
              },
            },
            columns: { key: { column: "key", of: "c" } },
            as: "members",
          };
          const counted = [...((await run(members)).columns[0]?.values ?? [])].map(String).toSorted();
          const recorded = await recordedMembers(store, segment.id);
          expect([segment.id, recorded.length]).toEqual([segment.id, counted.length]);
          expect(recorded).toEqual(counted);
          expect([segment.id, await outOfTurn(store, segment.id)]).toEqual([segment.id, []]);
          flips += (await store.changes({ kind: "all" }, segment.id, { first: 50 })).filter(
            ({ why }) => why.cause === "event",
          ).length;
        }
        expect(flips).toBeGreaterThan(ids.length / 5);
        expect([worker.deaths, engine.deaths].every((deaths) => deaths >= kills)).toBe(true);
        expect(await worker.stop()).toBe(0);
      } finally {
        await worker.stop();
        await engine.stop();
        await collector.stop();
        await client.close();
        await stores.close();
        place.remove();
      }
    },
    full ? 3_000_000 : 170_000,
  );
});
