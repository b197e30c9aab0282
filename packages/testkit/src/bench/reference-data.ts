import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";

/** Sizes of the reference data, with one customer for 30 events. */
export interface ReferenceSize {
  readonly events: number;
  readonly customers: number;
}

export const SEED = 1;

export function sizeOf(events: number): ReferenceSize {
  return { events, customers: Math.round(events / 30) };
}

/** The folder of the generated parquet files, made below `parent` unless `parent` holds this size already. */
export function referenceData(parent: string, { events, customers }: ReferenceSize): string {
  const directory = join(parent, `events-${events}-seed-${SEED}`);
  if (existsSync(join(directory, "events.parquet"))) return directory;
  mkdirSync(directory, { recursive: true });
  const generator = join(import.meta.dirname, "..", "..", "reference", "generate.mjs");
  const options = ["--out", directory, "--customers", customers, "--events", events, "--seed", SEED].map(String);
  execFileSync(process.execPath, [generator, ...options], { stdio: ["ignore", "ignore", "inherit"] });
  return directory;
}
