import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { Point } from "@throughline/sources";
import type { Random } from "../corpora/index.ts";

const preload = fileURLToPath(new URL("end-at.mjs", import.meta.url));

/**
 * What to add to a process's environment so that it ends (or pauses) when it reaches a point for the `times`-th time.
 * A process that never reaches it runs on.
 */
export function endingAt(point: Point, times = 1, signal: "SIGKILL" | "SIGSTOP" = "SIGKILL"): Record<string, string> {
  const others = process.env["NODE_OPTIONS"] ?? "";
  return { END_AT: `${point}:${times}:${signal}`, NODE_OPTIONS: `${others} --import ${preload}`.trim() };
}

/** Waits a random time and kills; false when there was nothing left to kill. */
export async function killSoon(
  pid: number,
  random: Random,
  between: readonly [least: number, most: number] = [20, 400],
): Promise<boolean> {
  await sleep(between[0] + random() * (between[1] - between[0]));
  return signalled(pid, "SIGKILL");
}

/** Stops a process for this long, as a paused machine does, and lets it go on. */
export async function pauseFor(pid: number, ms: number): Promise<void> {
  if (!signalled(pid, "SIGSTOP")) return;
  await sleep(ms);
  signalled(pid, "SIGCONT");
}

/** False when no such process runs. */
function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
