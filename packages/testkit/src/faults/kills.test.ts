import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { seeded } from "../corpora/index.ts";
import { endingAt, killSoon, pauseFor } from "./kills.ts";

const sources = import.meta.resolve("@throughline/sources");
const reaching = `import { reach } from ${JSON.stringify(new URL("ports/point.ts", sources).href)};
for (let at = 1; at <= 5; at++) { console.log(at); reach("log.append"); reach("log.synced"); }`;

function started(script: string, env: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, ["--input-type=module", "-e", script], {
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.on("data", (chunk) => (said += chunk));
  const ended = once(child, "close").then(([code, signal]) => ({ code, signal, said: said.trim().split("\n") }));
  return { pid: child.pid ?? 0, ended };
}

/** The kernel's letter for what a process does: `T` when it is stopped. */
const stateOf = (pid: number) => readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.charAt(0);

describe("a process that is to end at a point", () => {
  it("ends there, at the third time, and does nothing after it", async () => {
    expect(await started(reaching, endingAt("log.synced", 3)).ended).toEqual({
      code: null,
      signal: "SIGKILL",
      said: ["1", "2", "3"],
    });
  });

  it("runs to its end without the environment, and where it never reaches the point", async () => {
    const whole = { code: 0, signal: null, said: ["1", "2", "3", "4", "5"] };
    expect(await started(reaching).ended).toEqual(whole);
    expect(await started(reaching, endingAt("log.acknowledged")).ended).toEqual(whole);
  });

  it("pauses there instead, until it is told to go on", async () => {
    const paused = started(reaching, endingAt("log.append", 2, "SIGSTOP"));
    await expect.poll(() => stateOf(paused.pid), { timeout: 10_000, interval: 10 }).toBe("T");
    process.kill(paused.pid, "SIGCONT");
    expect((await paused.ended).said).toHaveLength(5);
  });
});

describe("drivers", () => {
  it("kill within their time, and say when there was nothing to kill", async () => {
    const idle = started("setInterval(() => {}, 1000)");
    expect(await killSoon(idle.pid, seeded("kill"), [1, 30])).toBe(true);
    expect((await idle.ended).signal).toBe("SIGKILL");
    expect(await killSoon(idle.pid, seeded("kill"), [1, 2])).toBe(false);
  });

  it("pause a process and let it go on", async () => {
    const ticking = started("let n = 0; const t = setInterval(() => { if (++n === 40) clearInterval(t); }, 5)");
    const from = performance.now();
    await pauseFor(ticking.pid, 600);
    expect((await ticking.ended).code).toBe(0);
    expect(performance.now() - from).toBeGreaterThan(600);
  });
});
