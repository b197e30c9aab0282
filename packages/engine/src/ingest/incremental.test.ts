import fc from "fast-check";
import { expect, test } from "vitest";
import { FakeStores } from "../testing/fake-stores.ts";
import { act, perform } from "../testing/random-history.ts";
import { snapshot } from "../testing/snapshot.ts";
import { withEngine } from "../testing/with-engine.ts";

const eager = { deltaRows: 5, runs: 2, runShare: 0.1, smallRows: 4 };

test("whatever the batches, the engine holds what one full rebuild holds; older cuts keep their answers", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.boolean()), { minLength: 5, maxLength: 30 }),
      fc.integer({ min: 1, max: 5 }),
      fc.boolean(),
      async (steps, batchRows, sorted) => {
        const stores = new FakeStores();
        const step = await withEngine({ stores, batchRows, ...(sorted ? { tidy: eager } : {}) });
        const past: { version: number; seen: Awaited<ReturnType<typeof snapshot>> }[] = [];
        for (const [action, syncs] of steps) {
          perform(stores, action);
          if (!syncs) continue;
          const { version } = await step.engine.sync("w");
          if (past.at(-1)?.version !== version) past.push({ version, seen: await snapshot(step, version) });
        }
        await step.engine.sync("w");
        const whole = await withEngine({ stores, batchRows: 100_000 });
        await whole.engine.sync("w");
        expect(await snapshot(step)).toEqual(await snapshot(whole));
        for (const { version, seen } of past.filter((_, i) => i % 3 === 0))
          expect(await snapshot(step, version)).toEqual(seen);
        await Promise.all([step.engine.close(), whole.engine.close()]);
      },
    ),
    { numRuns: 8, seed: 7, endOnFailure: true },
  );
}, 60_000);
