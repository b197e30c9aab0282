import { spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "@throughline/engine";
import { connectEngine } from "@throughline/engine/client";
import { expect, test } from "vitest";
import { seeded, sized } from "../corpora/index.ts";
import { endingAt, killSoon } from "../faults/index.ts";
import { Stored, shownBy, WORKSPACE } from "./stored.ts";

const script = resolve(import.meta.dirname, "../../../../apps/engine/src/main.ts");
const rounds = sized(100);
const random = seeded("engine kills");

/** The engine's own process over the stores of a home; `ended` is true once it is gone. */
function engineProcess(home: string, socket: string, env: Readonly<Record<string, string>>) {
  const child = spawn(process.execPath, [script], {
    env: {
      ...process.env,
      ...{ NODE_OPTIONS: "", MONGODB_URL: "", MYSQL_URL: "", LOG_LEVEL: "info" },
      ...{ THROUGHLINE_HOME: home, THROUGHLINE_ENGINE_SOCKET: socket, THROUGHLINE_ENGINE_POLL_MS: "10" },
      ...env,
    },
    stdio: ["ignore", "pipe", "ignore"],
  });
  const listening = new Promise<void>((resolve) => {
    child.stdout.on("data", (chunk) => String(chunk).includes("engine listens") && resolve());
  });
  const exit = once(child, "exit");
  return { pid: child.pid ?? 0, exit, ready: Promise.race([listening, exit]), stop: () => child.kill("SIGTERM") };
}

/** Where a round ends: by the clock, in a transaction, before a file is taken in, or before one is renamed. */
const ends = [undefined, "engine.transaction", "engine.checkpoint", "engine.rename"] as const;

/** Asks over and over, as dashboards do, until the engine is gone. */
async function askUntil(exit: Promise<unknown>, client: Pick<Engine, "run">): Promise<void> {
  const ended = exit.then(() => true);
  do await shownBy(client).catch(() => undefined);
  while (!(await Promise.race([ended, sleep(20, false)])));
}

test(`${rounds} kills of the engine's process: every file opens again, every row is there once`, {
  timeout: 60_000 + rounds * 10_000,
}, async () => {
  const stored = await Stored.open("engine kills");
  let atPoints = 0;
  for (let round = 0; round < rounds; round++) {
    await stored.write(400);
    const socket = join(stored.home, "s");
    const point = ends[round % ends.length];
    const running = engineProcess(stored.home, socket, point === undefined ? {} : endingAt(point));
    await running.ready;
    const client = connectEngine(socket);
    const asked = askUntil(running.exit, client);
    const written = stored.write(200);
    if (point === "engine.checkpoint") setTimeout(running.stop, random() * 300);
    const ended = running.exit.then(() => true);
    const reached = point !== undefined && (await Promise.race([ended, sleep(4000, false, { ref: false })]));
    if (reached) atPoints++;
    else await killSoon(running.pid, random, [0, 300]);
    await running.exit;
    await Promise.all([asked, written]);
    await client.close();
    expect((await readdir(join(stored.engineDirectory, WORKSPACE)).catch(() => [])).join()).not.toContain(".bad-");
    if ((round + 1) % 10 === 0 || round + 1 === rounds) {
      const engine = stored.engine();
      await engine.sync(WORKSPACE);
      expect(await shownBy(engine), `round ${round}`).toEqual(await stored.content());
      await engine.close();
    }
  }
  console.log(`${rounds} kills of the engine, ${atPoints} of them at a named point`);
  expect(atPoints).toBeGreaterThan(rounds / 4);
});
