import { spawn } from "node:child_process";
import { once } from "node:events";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Product, runCommand, startProduct, temporaryHome } from "../product.ts";
import { inEngine } from "./counted.ts";
import { messages } from "./messages.ts";

const LINES = 60_000;
const PROMISED_MS = 20;

const place = temporaryHome();
let product: Product;
beforeAll(async () => {
  product = await startProduct(place.home, { args: ["--no-demo"] });
});
afterAll(async () => {
  await product?.stop();
  place.remove();
});

async function eventLoopP99(): Promise<number> {
  const answer = await fetch(`${product.url}/readyz`);
  return ((await answer.json()) as { eventLoopP99Ms: number }).eventLoopP99Ms;
}

/** A process that does nothing but measure: how late this machine, with all that runs on it, makes any process. */
function idleProcess(): () => Promise<number> {
  const script = `const d = require("node:perf_hooks").monitorEventLoopDelay({ resolution: 5 }); d.enable();
    process.on("SIGTERM", () => { console.log(d.percentile(99) / 1e6 - 5); process.exit(0); }); setInterval(() => {}, 1000);`;
  const child = spawn("node", ["-e", script], { stdio: ["ignore", "pipe", "inherit"] });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  return async () => {
    child.kill("SIGTERM");
    await once(child, "close");
    return Number(output);
  };
}

it("people who look at figures do not wait for an import at full speed", async () => {
  const path = join(place.home, "many.jsonl");
  const file = messages("Many", LINES, "many");
  writeFileSync(path, file.text);
  await inEngine(product.url, "main", "Many");
  // The first question is slow in any process; the windows in which it fell are over after ten seconds.
  await sleep(10_000);
  const machine = idleProcess();
  const importer = runCommand(place.home, ["import", "events", path]);
  const answers: number[] = [];
  let worst = 0;
  while (importer.process.exitCode === null) {
    const from = performance.now();
    expect(await inEngine(product.url, "main", "Many")).toBeLessThanOrEqual(file.good);
    answers.push(performance.now() - from);
    worst = Math.max(worst, await eventLoopP99());
    await sleep(50);
  }
  expect(await importer.ended).toMatchObject({ code: 0 });
  const lateAnyway = await machine();
  const typical = answers.toSorted((a, b) => a - b)[Math.floor(answers.length * 0.9)] ?? 0;
  console.log(
    `event loop p99 ${worst} ms while ${LINES} rows were imported (an idle process beside it: ${lateAnyway.toFixed(1)} ms); 9 of 10 answers within ${typical.toFixed(0)} ms`,
  );
  expect(worst).toBeLessThan(PROMISED_MS + 3 * lateAnyway);
  expect(typical).toBeLessThan(2000);
});
