import type { Engine } from "./client/protocol.ts";

/** A store that is back is found within this time. */
const longestPauseMs = 4_000;
/** While rows keep arriving, a round follows soon: but two thirds of the time are left to questions. */
const shortestPauseMs = 50;
const pauseOfRound = 2;

export interface Polling {
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
  const stopping = new AbortController();
  const { signal } = stopping;

  const loop = async (id: string): Promise<void> => {
    let failures = 0;
    let seen = 0;
    while (!signal.aborted && loops.has(id)) {
      let pauseMs = settings.everyMs;
      try {
        const began = performance.now();
        const { version } = await engine.sync(id);
        const soon = Math.max(shortestPauseMs, (performance.now() - began) * pauseOfRound);
        if (version !== seen) pauseMs = Math.min(settings.everyMs, soon);
        seen = version;
        failures = 0;
      } catch (cause) {
        if (failures++ === 0 && !signal.aborted) settings.onTrouble(id, cause);
      }
      await pause(Math.min(pauseMs * 2 ** Math.min(failures, 5), longestPauseMs), signal);
    }
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
