import type { RunPlan, Unit } from "@throughline/model";
import { lookUp, numbersOf, relationOf, textsOf } from "./asking.ts";

/** Of one question: a plan of more values is refused. */
const mostAsked = 100_000;

/** Keys of units by their dense ids: within one file of the engine an id keeps its key, also when its unit is no more. */
export class UnitKeys {
  readonly #unit: Unit;
  readonly #keys = new Map<number, string>();
  #ids: Map<string, number> | undefined;

  constructor(unit: Unit) {
    this.#unit = unit;
  }

  key(id: number): string | undefined {
    return this.#keys.get(id);
  }

  /** The ids of all units by their keys, as of a cut; kept until somebody new comes. */
  async ids(run: RunPlan): Promise<ReadonlyMap<string, number>> {
    if (this.#ids) return this.#ids;
    this.#note(numbersAndKeys(await run(lookUp(relationOf(this.#unit), ["id", "key"], "id"))));
    this.#ids = new Map([...this.#keys].map(([id, key]) => [key, id]));
    return this.#ids;
  }

  async learn(ids: readonly number[], run: RunPlan): Promise<void> {
    const unknown = ids.filter((id) => !this.#keys.has(id));
    if (unknown.length === 0) return;
    this.#ids = undefined;
    for (let from = 0; from < unknown.length; from += mostAsked) {
      const some = unknown.slice(from, from + mostAsked);
      this.#note(numbersAndKeys(await run(lookUp(relationOf(this.#unit), ["id", "key"], "id", some))));
    }
  }

  #note(pairs: Iterable<readonly [number, string]>): void {
    for (const [id, key] of pairs) this.#keys.set(id, key);
  }
}

function numbersAndKeys(frame: Awaited<ReturnType<RunPlan>>): readonly (readonly [number, string])[] {
  const keys = textsOf(frame, "key");
  return numbersOf(frame, "id").map((id, i) => [id, keys[i] ?? ""] as const);
}
