import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventually, isAlive, startNode, withDirectory } from "../../testing/run-node.ts";
import { restartWait } from "./child.ts";
import type { RunningProcess } from "./process-list.ts";

const SUPERVISE = fileURLToPath(new URL("../../testing/supervise.ts", import.meta.url));
const STAYS = "setInterval(() => {}, 1000);";
const STUBBORN = `process.on("SIGTERM", () => {}); ${STAYS}`;
const NOTES_ITS_END = (file: string) =>
  `import { appendFileSync } from "node:fs"; process.on("SIGTERM", () => { appendFileSync(${JSON.stringify(file)}, process.argv[1] + "\\n"); process.exit(0); }); ${STAYS}`;

function scripts(home: string, ...texts: readonly string[]): string[] {
  return texts.map((text, at) => {
    const path = join(home, `child${at}.mjs`);
    writeFileSync(
      path,
      `${text}\nimport { writeFileSync as w } from "node:fs"; w(import.meta.filename + "." + process.pid, "");`,
    );
    return path;
  });
}

function listed(home: string): RunningProcess[] {
  try {
    const list: RunningProcess[] = JSON.parse(readFileSync(join(home, "processes.json"), "utf8"));
    return list.slice(1);
  } catch {
    return [];
  }
}

/** Each script notes under its process id that it has come to its end, so that it listens to signals. */
const allRun = (home: string, count: number) => () => {
  const up = listed(home).filter(({ pid }, at) => pid !== null && existsSync(join(home, `child${at}.mjs.${pid}`)));
  return up.length === count && up.every(({ pid }) => isAlive(pid ?? 0));
};

describe("Supervisor", () => {
  it("starts a crashed process again, counts it and says so", async () => {
    await withDirectory(async (home) => {
      const crashesOnce = `import { existsSync, writeFileSync } from "node:fs"; const f = ${JSON.stringify(join(home, "once"))};
        if (!existsSync(f)) { writeFileSync(f, ""); console.error("first time"); process.exit(3); } ${STAYS}`;
      const { process: supervisor, ended } = startNode([SUPERVISE, home, ...scripts(home, STAYS, crashesOnce)]);
      expect(await eventually(() => listed(home)[1]?.restarts === 1 && allRun(home, 2)())).toBe(true);
      const killed = listed(home)[0]?.pid ?? 0;
      process.kill(killed, "SIGKILL");
      expect(await eventually(() => listed(home)[0]?.restarts === 1 && allRun(home, 2)())).toBe(true);
      expect(listed(home)[0]?.pid).not.toBe(killed);
      supervisor.kill("SIGTERM");
      const { code, out } = await ended;
      expect(code).toBe(0);
      expect(out).toMatch(/child1 process ended \(exit code 3\); it is started again at once\./);
      expect(out).toMatch(/child0 process ended \(killed\)/);
      expect(await readFile(join(home, "logs/child1.log"), "utf8")).toContain("first time");
    });
  });

  it("stops its processes, the last one first, and ends with 0", async () => {
    await withDirectory(async (home) => {
      const log = join(home, "ends");
      const paths = scripts(home, NOTES_ITS_END(log), NOTES_ITS_END(log));
      const { process: supervisor, ended } = startNode([SUPERVISE, home, ...paths]);
      expect(await eventually(allRun(home, 2))).toBe(true);
      supervisor.kill("SIGTERM");
      expect((await ended).code).toBe(0);
      expect((await readFile(log, "utf8")).trim().split("\n")).toEqual(paths.toReversed());
      expect(listed(home).map(({ pid }) => pid)).toEqual([null, null]);
    });
  });

  it("takes an end for no crash once it stops: Ctrl+C reaches all processes at once", async () => {
    await withDirectory(async (home) => {
      const slowly = `process.on("SIGTERM", () => setTimeout(() => process.exit(0), 700)); ${STAYS}`;
      const { process: supervisor, ended } = startNode([SUPERVISE, home, ...scripts(home, STAYS, slowly)]);
      expect(await eventually(allRun(home, 2))).toBe(true);
      const first = listed(home)[0]?.pid ?? 0;
      supervisor.kill("SIGTERM");
      process.kill(first, "SIGINT");
      const { code, out } = await ended;
      expect([code, out]).toEqual([0, "started\n"]);
    });
  });

  it("ends a process that does not listen, and itself with 0", async () => {
    await withDirectory(async (home) => {
      const { process: supervisor, ended } = startNode([SUPERVISE, home, ...scripts(home, STUBBORN)]);
      expect(await eventually(allRun(home, 1))).toBe(true);
      const pid = listed(home)[0]?.pid ?? 0;
      supervisor.kill("SIGTERM");
      expect((await ended).code).toBe(0);
      expect(isAlive(pid)).toBe(false);
    });
  }, 60_000);

  it("leaves no process behind when it is killed outright", async () => {
    await withDirectory(async (home) => {
      const { process: supervisor, ended } = startNode([SUPERVISE, home, ...scripts(home, STAYS, STAYS)]);
      expect(await eventually(allRun(home, 2))).toBe(true);
      const pids = listed(home).map(({ pid }) => pid ?? 0);
      supervisor.kill("SIGKILL");
      await ended;
      expect(await eventually(() => pids.every((pid) => !isAlive(pid)))).toBe(true);
    });
  });
});

it("waits longer after each crash, at random, and never more than ten seconds", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), fc.double({ min: 0, max: 1, noNaN: true }), (crashes, random) => {
      const wait = restartWait(crashes, random);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(Math.min(10_000, 250 * 2 ** crashes));
    }),
    { seed: 8 },
  );
  expect([restartWait(1, 1), restartWait(3, 1), restartWait(20, 1)]).toEqual([500, 2000, 10_000]);
});
