import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { numberedStores } from "../testing/numbered-stores.ts";
import { count } from "../testing/plans.ts";
import { snapshot } from "../testing/snapshot.ts";
import { withEngine } from "../testing/with-engine.ts";

const events = 5000;
/** The first batch of the process begins with the links of `numberedStores`. */
const [links, batchRows] = [49, 500];
const script = new URL("../testing/engine-process.ts", import.meta.url);

/** Starts the process and kills it `afterMs` after it began to write; false when it was done before. */
async function killWhileWriting(directory: string, afterMs: number, rules?: object): Promise<boolean> {
  const more = rules ? [JSON.stringify(rules)] : [];
  const child = fork(script, [directory, String(events), ...more], { stdio: "ignore" });
  const exit = once(child, "exit");
  await once(child, "message");
  const finished = once(child, "message").then(() => true);
  const done = await Promise.race([finished, pause(afterMs).then(() => false)]);
  child.kill("SIGKILL");
  await exit;
  return !done;
}

test("killed at any moment, the file opens with whole batches, and in the end holds what the stores hold", async () => {
  const directory = await mkdtemp(join(tmpdir(), "throughline-kill-"));
  let killed = 0;
  for (const afterMs of [100, 350, 600, 900]) if (await killWhileWriting(directory, afterMs)) killed++;
  expect(killed).toBeGreaterThan(1);

  const survivor = await withEngine({ directory, stores: numberedStores(events) });
  const [[seen]] = (await survivor.ask(count("events"))) as [[number]];
  expect(seen === 0 || seen === events || (seen + links) % batchRows === 0).toBe(true);
  expect((await readdir(join(directory, "w"))).filter((name) => name.includes(".bad-"))).toEqual([]);
  await survivor.engine.sync("w");
  const whole = await withEngine({ stores: numberedStores(events) });
  await whole.engine.sync("w");
  expect(await snapshot(survivor)).toEqual(await snapshot(whole));
}, 60_000);

test("killed while other identity rules fold everybody anew: the old map or the new one, never a mixture", async () => {
  const directory = await mkdtemp(join(tmpdir(), "throughline-kill-rules-"));
  const rules = { blocked: ["a2", "a4"], limits: { anon: 1 } };
  const stores = numberedStores(events);
  const first = await withEngine({ directory, stores });
  await first.engine.sync("w");
  const before = await snapshot(first);
  await first.engine.close();
  for (const afterMs of [60, 140, 220]) await killWhileWriting(directory, afterMs, rules);

  const survivor = await withEngine({ directory, stores });
  const [[seen]] = (await survivor.ask(count("events"))) as [[number]];
  expect(seen).toBe(events);
  stores.identityRules(1, rules);
  const whole = await withEngine({ stores });
  await whole.engine.sync("w");
  const after = await snapshot(whole);
  expect([before, after]).toContainEqual(await snapshot(survivor));
  await survivor.engine.sync("w");
  expect(await snapshot(survivor)).toEqual(after);
}, 60_000);
