import { createHash } from "node:crypto";

/** Random numbers from 0 to 1; the same seed gives the same row of them on every machine. */
export type Random = () => number;

export function seeded(seed: string): Random {
  let at = 0;
  return () => createHash("sha256").update(`${seed}:${at++}`).digest().readUInt32BE() / 2 ** 32;
}

/** A whole number in [0, below). */
export function whole(random: Random, below: number): number {
  return Math.floor(random() * below);
}

export function pick<T>(random: Random, from: readonly T[]): T {
  const chosen = from[whole(random, from.length)];
  if (chosen === undefined) throw new Error("there is nothing to pick from");
  return chosen;
}
