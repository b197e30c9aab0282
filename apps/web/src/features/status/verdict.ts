interface Part {
  readonly name: string;
  readonly state: string;
}

interface StatusParts {
  readonly stores: readonly Part[];
  readonly engine: { readonly state: string; readonly problem?: string | null };
  readonly segments: { readonly state: string };
  readonly processes: readonly Part[];
}

const wellStates = new Set(["ok", "ready", "running", "up", "connected", "syncing", "idle"]);

/** True for the states that need nobody's attention. */
export function isWell(state: string): boolean {
  return wellStates.has(state.toLowerCase());
}

/** The answer of the page in one sentence, the worst first. */
export function verdict({ stores, engine, segments, processes }: StatusParts): string {
  const store = stores.find((one) => !isWell(one.state));
  if (store) return `The store ${store.name} is ${store.state}`;
  if (!isWell(engine.state)) return `The engine is ${engine.state}`;
  if (engine.problem) return "The engine reports a problem";
  if (segments.state === "failed") return "The segments are not kept up to date";
  if (!isWell(segments.state)) return `The segments are ${segments.state}`;
  const process = processes.find((one) => !isWell(one.state));
  if (process) return `The process ${process.name} is ${process.state}`;
  return "Everything is running";
}
