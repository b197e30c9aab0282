import type { Engine } from "./client/protocol.ts";

/** A store that is back is found within this time. */
const longestPauseMs = 4_000;
/** While rows keep arriving, a round follows soon: but half of the time is left to questions. */
const shortestPauseMs = 50;
const pauseOfRound = 1;

export interface Polling {
  /** Rows arrived: the next round does not wait for its time, but as long as after any round with new rows. */
  nudge(workspaceId: string): void;
  stop(): Promise<void>;
}

/**
 * Keeps every workspace close to its stores: one round each, then a pause of `everyMs`, a shorter one after new rows. A
 * store that is down makes the pause longer; `onTrouble` hears of it once per change. Rounds of different workspaces do not wait for one another.
 */
export function startPolling(
  engine: Pick<Engine, "sync">,
  workspaces: () => Promise<readonly string[]>,
  settings: { everyMs: number; discoverMs: number; onTrouble: (workspaceId: string, cause: unknown) => void },
): Polling {
  const loops = new Map<string, Promise<void>>();
  /** Ends the pause of a loop; missing while its round is under way. */
  const waking = new Map<string, () => void>();
  const nudged = new Set<string>();
  const stopping = new AbortController();
  const { signal } = stopping;

  const loop = async (id: string): Promise<void> => {
    let failures = 0;
    let seen = 0;
    while (!signal.aborted && loops.has(id)) {
      let pauseMs = settings.everyMs;
      let leastMs = shortestPauseMs;
      try {
        const began = performance.now();
        nudged.delete(id);
        const { version } = await engine.sync(id);
        leastMs = Math.min(pauseMs, Math.max(leastMs, (performance.now() - began) * pauseOfRound));
        if (version !== seen) pauseMs = leastMs;
        seen = version;
        failures = 0;
      } catch (cause) {
        if (failures++ === 0 && !signal.aborted) settings.onTrouble(id, cause);
      }
      if (failures > 0) await pause(Math.min(pauseMs * 2 ** Math.min(failures, 5), longestPauseMs), signal);
      else await rest(id, Math.min(pauseMs, longestPauseMs), leastMs);
    }
  };

  /** Rests until its time, or until it is nudged, but not shorter than `leastMs`. */
  const rest = async (id: string, ms: number, leastMs: number): Promise<void> => {
    await pause(Math.min(ms, leastMs), signal);
    if (ms <= leastMs || nudged.has(id) || signal.aborted) return;
    const woken = new AbortController();
    waking.set(id, () => woken.abort());
    await pause(ms - leastMs, AbortSignal.any([signal, woken.signal]));
    waking.delete(id);
  };

  const discover = async (): Promise<void> => {
    while (!signal.aborted) {
      const found = await workspaces().catch(() => undefined);
      for (const id of found ?? []) if (!loops.has(id)) loops.set(id, loopOf(id));
      if (found) for (const id of loops.keys()) if (!found.includes(id)) loops.delete(id);
      await pause(settings.discoverMs, signal);
    }
  };
  const loopOf = (id: string) => Promise.resolve().then(() => loop(id));
  const discovering = discover();

  return {
    nudge: (id) => {
      if (!loops.has(id)) return;
      nudged.add(id);
      waking.get(id)?.();
    },
    stop: async () => {
      stopping.abort();
      await discovering;
      await Promise.all(loops.values());
    },
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
  });
}
