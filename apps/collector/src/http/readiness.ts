import type { Stores } from "@throughline/sources";
import type { DurableLog } from "../log/durable-log.ts";
import type { WriterState } from "../writer/log-consumer.ts";
import type { Admission } from "./admission.ts";

export interface Dependency {
  readonly name: string;
  readonly state: "ok" | "down";
  readonly reason?: string;
  /** Seconds since it was last seen working; null if never. */
  readonly age: number | null;
}

export interface Readiness {
  /** Events can be taken: that needs the log and room in it, and no store. */
  readonly ready: boolean;
  readonly dependencies: readonly Dependency[];
  readonly backlogBytes: number;
  readonly requests: { readonly running: number; readonly shed: number };
  readonly writers: readonly (WriterState & { readonly name: string })[];
}

const askEveryMs = 2_000;

/** Looks after the dependencies in the background, so that asking costs nothing and never hangs. */
export function watchReadiness(parts: {
  readonly stores: Stores;
  readonly log: DurableLog;
  readonly admission: Admission;
  readonly elapsed: () => number;
  readonly writers: Readonly<Record<string, { readonly state: WriterState }>>;
}): { readonly state: (draining: boolean) => Promise<Readiness>; readonly stop: () => void } {
  const { stores, log, admission, elapsed, writers } = parts;
  const seen = new Map<string, { reason: string | undefined; okAt: number | null }>();
  let asking = false;
  const ask = async () => {
    if (asking) return;
    asking = true;
    for (const { name, state, reason } of await stores.health().catch(() => [])) {
      const okAt = state === "ok" ? elapsed() : (seen.get(name)?.okAt ?? null);
      seen.set(name, { reason: state === "ok" ? undefined : (reason ?? "does not answer"), okAt });
    }
    asking = false;
  };
  const timer = setInterval(() => void ask(), askEveryMs);
  timer.unref();
  const first = ask();
  return {
    stop: () => clearInterval(timer),
    async state(draining) {
      await Promise.race([first, new Promise((resolve) => setTimeout(resolve, 1_000).unref())]);
      return {
        ready: !draining && !log.full,
        dependencies: [...seen].map(([name, { reason, okAt }]) => dependency(name, reason, okAt, elapsed())),
        backlogBytes: log.bytes,
        requests: { running: admission.running, shed: admission.shed },
        writers: Object.entries(writers).map(([name, { state }]) => ({ name, ...state })),
      };
    },
  };
}

function dependency(name: string, reason: string | undefined, okAt: number | null, now: number): Dependency {
  const age = okAt === null ? null : Math.max(0, Math.round((now - okAt) / 1000));
  const silent = age !== null && age * 1000 > 4 * askEveryMs ? "does not answer" : undefined;
  const why = reason ?? silent;
  return why === undefined ? { name, state: "ok", age } : { name, state: "down", reason: why, age };
}
