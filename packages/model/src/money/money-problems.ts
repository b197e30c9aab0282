import type { Condition } from "../conditions/condition.ts";
import { windowStretch } from "../conditions/did/window.ts";
import type { Path } from "../conditions/parse/reader.ts";
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
  const inside = (child: Condition, ...at: Path) =>
    moneyProblems(child, workspaceCurrency, clock, run, [...path, ...at]);
  if ("all" in condition) return (await Promise.all(condition.all.map((c, i) => inside(c, "all", i)))).flat();
  if ("any" in condition) return (await Promise.all(condition.any.map((c, i) => inside(c, "any", i)))).flat();
  if ("not" in condition) return inside(condition.not, "not");
  if (!("did" in condition)) return [];
  const { event, property, measure, where, window } = condition.did;
  if (property === undefined || measure === undefined || measure === "count" || measure === "distinct") return [];
  const amounts = { event, property, where: where ?? [], stretches: [windowStretch(window, clock)], only: [] };
  const currencies = await currenciesOf(amounts, workspaceCurrency, clock, run);
  return currencies.length > 1 ? [mixedCurrencies(currencies, workspaceCurrency, [...path, "did", "property"])] : [];
}
