import type { TouchedAct } from "@throughline/engine/client";
import type { RunPlan } from "@throughline/model";
import { lookUp, numbersOf, textsOf } from "./asking.ts";
import type { EventName } from "./wake.ts";

/** What the numbers of event names stand for, as they count now. */
export class EventNames {
  #names = new Map<number, EventName>();

  /** Names may count as others now. */
  forget(): void {
    this.#names = new Map();
  }

  async of(acts: readonly TouchedAct[], run: RunPlan): Promise<ReadonlyMap<number, EventName>> {
    if (acts.some(({ event }) => !this.#names.has(event))) {
      const found = await run(lookUp("eventNames", ["id", "name", "folded", "kind"], "id"));
      const [names, folded, kinds] = [textsOf(found, "name"), textsOf(found, "folded"), numbersOf(found, "kind")];
      this.#names = new Map(
        numbersOf(found, "id").map((id, i) => [
          id,
          { name: names[i] ?? "", folded: folded[i] ?? "", kind: kinds[i] ?? 0 },
        ]),
      );
    }
    return this.#names;
  }
}
