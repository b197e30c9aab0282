import type { Frame, Plan, SetCounts, UnitSet } from "@throughline/query";
import { EngineError } from "../client/protocol.ts";
import { type Bitset, difference, intersection, sizeOf, sizeOfBoth, union } from "./bitset.ts";

const most = 4_000;

/** The sizes that are asked for, in one column. Plans are read by `read`, one after the other. Throws EngineError. */
export async function countSets({ sets, counts }: SetCounts, read: (plan: Plan) => Promise<Bitset>): Promise<Frame> {
  if (!Array.isArray(sets) || !Array.isArray(counts)) throw refused("sets and counts must be lists");
  if (sets.length > most || counts.length > most) throw refused(`there are more than ${most} sets or counts`);
  const made: Made[] = [];
  for (const set of sets) made.push(await madeOf(set, made, read));
  const values = Float64Array.from(counts, (index) => sizeKept(known(made, index)));
  return { rows: values.length, columns: [{ name: "size", type: "integer", values }] };
}

/** Two sets stand for what is in both until somebody needs that as a set: to count it, it need not be made. */
type Made = Bitset | Both;
type Both = readonly [Bitset, Bitset];

const isBoth = (made: Made): made is Both => Array.isArray(made);

/** Sets that are kept are counted once, and one that is asked for twice too. */
const sizes = new WeakMap<Made, number>();

function sizeKept(made: Made): number {
  const size = sizes.get(made) ?? (isBoth(made) ? sizeOfBoth(...made) : sizeOf(made));
  sizes.set(made, size);
  return size;
}

function madeOf(set: UnitSet, made: Made[], read: (plan: Plan) => Promise<Bitset>): Promise<Made> | Made {
  if (typeof set !== "object" || set === null) throw refused("a set must be an object");
  if ("and" in set) return [at(made, set.and[0]), at(made, set.and[1])];
  if ("or" in set) return union(at(made, set.or[0]), at(made, set.or[1]));
  if ("minus" in set) return difference(at(made, set.minus[0]), at(made, set.minus[1]));
  return read(set);
}

function at(made: Made[], index: number): Bitset {
  const found = known(made, index);
  if (!isBoth(found)) return found;
  const both = intersection(...found);
  made[index] = both;
  return both;
}

function known(made: readonly Made[], index: number): Made {
  const found = made[index];
  if (!found) throw refused("a set is made of earlier ones");
  return found;
}

function refused(message: string): EngineError {
  return new EngineError("badPlan", message);
}
