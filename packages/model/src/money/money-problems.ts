import type { Condition } from "../conditions/condition.ts";
import { windowStretch } from "../conditions/did/window.ts";
import { conditionsIn } from "../conditions/meaning.ts";
import type { Path } from "../conditions/parse/reader.ts";
import { kindOf } from "../conditions/registry.ts";
import type { Problem } from "../problem.ts";
import type { RunPlan } from "../run-plan.ts";
import type { Clock } from "../time/clock.ts";
import { currenciesOf, mixedCurrencies } from "./currencies.ts";

/** Conditions that add or compare amounts of several currencies: each a problem at its node. */
export async function moneyProblems(
  condition: Condition,
  workspaceCurrency: string,
  clock: Clock,
  run: RunPlan,
  path: Path = [],
): Promise<readonly Problem[]> {
  const found: Problem[] = [];
  for (const part of conditionsIn(condition, "customer", path)) {
    const { kind, reads } = kindOf(part.condition);
    for (const read of reads(part.condition, part.unit)) {
      if (read.of !== "events") continue;
      const { event, property, measure, where, window } = read;
      if (property === undefined || measure === undefined || measure === "count" || measure === "distinct") continue;
      const amounts = { event, property, where: where ?? [], stretches: [windowStretch(window, clock)], only: [] };
      const currencies = await currenciesOf(amounts, workspaceCurrency, clock, run);
      if (currencies.length > 1)
        found.push(mixedCurrencies(currencies, workspaceCurrency, [...part.path, kind, ...read.path, "property"]));
    }
  }
  return found;
}
