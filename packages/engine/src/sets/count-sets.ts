import type { Frame, Plan, SetCounts, UnitSet } from "@throughline/query";
import { EngineError } from "../client/protocol.ts";
import { type Bitset, difference, intersection, sizeOf, union } from "./bitset.ts";

const most = 4_000;

/** The sizes that are asked for, in one column. Plans are read by `read`, one after the other. Throws EngineError. */
export async function countSets({ sets, counts }: SetCounts, read: (plan: Plan) => Promise<Bitset>): Promise<Frame> {
  if (!Array.isArray(sets) || !Array.isArray(counts)) throw refused("sets and counts must be lists");
  if (sets.length > most || counts.length > most) throw refused(`there are more than ${most} sets or counts`);
  const made: Bitset[] = [];
  for (const set of sets) made.push(await madeOf(set, made, read));
  const values = Float64Array.from(counts, (index) => sizeOf(at(made, index)));
  return { rows: values.length, columns: [{ name: "size", type: "integer", values }] };
}

function madeOf(
  set: UnitSet,
  made: readonly Bitset[],
  read: (plan: Plan) => Promise<Bitset>,
): Promise<Bitset> | Bitset {
  if (typeof set !== "object" || set === null) throw refused("a set must be an object");
  if ("and" in set) return together(intersection, set.and, made);
  if ("or" in set) return together(union, set.or, made);
  if ("minus" in set) return together(difference, set.minus, made);
  return read(set);
}

function together(way: (a: Bitset, b: Bitset) => Bitset, [a, b]: readonly [number, number], made: readonly Bitset[]) {
  return way(at(made, a), at(made, b));
}

function at(made: readonly Bitset[], index: number): Bitset {
  const found = made[index];
  if (!found) throw refused("a set is made of earlier ones");
  return found;
}

function refused(message: string): EngineError {
  return new EngineError("badPlan", message);
}
