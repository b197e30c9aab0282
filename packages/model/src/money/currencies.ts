import type { Expr, Plan } from "@throughline/query";
import type { PropertyTest } from "../conditions/condition.ts";
import { eventsPlan, measuredField } from "../conditions/did/event-plan.ts";
import type { Stretch } from "../conditions/did/window.ts";
import type { Path } from "../conditions/parse/reader.ts";
import { column, type Field, letter } from "../conditions/test/field-columns.ts";
import type { Problem } from "../problem.ts";
import type { RunPlan } from "../run-plan.ts";
import { listWords } from "../text/words.ts";
import type { Clock } from "../time/clock.ts";
import { moneyField } from "./money-field.ts";

/** Amounts that are about to be added or compared. */
export interface Amounts {
  readonly event: string;
  readonly property: string;
  readonly where: readonly PropertyTest[];
  readonly stretches: readonly Stretch[];
  readonly only: readonly Expr[];
}

/**
 * The currencies of the amounts, by code. An amount without one is in the workspace's. The records are asked first: where
 * all of them are in one currency, no event needs to be read.
 */
export async function currenciesOf(
  amounts: Amounts,
  workspaceCurrency: string,
  clock: Clock,
  run: RunPlan,
): Promise<readonly string[]> {
  const money = moneyField(amounts.event, amounts.property);
  const { currency, relation } = money ?? {};
  if (currency === undefined || relation === undefined) return [workspaceCurrency];
  const codes = async (plan: Plan): Promise<readonly string[]> => {
    const frame = await run(plan);
    const found = frame.columns.find((c) => c.name === "code")?.values ?? [];
    return Array.from(found, (code) => (code === null ? workspaceCurrency : String(code).toUpperCase()));
  };
  const all = new Set(await codes(codesPlan({ scan: relation, as: "o" }, { name: "currency", of: "o" })));
  if (all.size <= 1) return all.size === 0 ? [workspaceCurrency] : [...all];
  const used = new Set<string>();
  for (const stretch of amounts.stretches) {
    const known: PropertyTest = { property: amounts.property, op: "is set" };
    const events = eventsPlan(amounts.event, [...amounts.where, known], stretch, clock, amounts.only);
    const { plan, field } = measuredField(events, amounts.event, currency);
    for (const code of field ? await codes(codesPlan(plan, field)) : []) used.add(code);
  }
  return used.size === 0 ? [workspaceCurrency] : [...used].sort();
}

/** Column `code`: the different texts of a field, missing ones once. */
function codesPlan(rows: Plan, field: Field): Plan {
  return {
    project: {
      join: { aggregate: rows, by: { id: letter(field, "s") }, measures: { n: { fn: "count" } }, as: "codes" },
      to: { scan: "strings", as: "names" },
      kind: "left",
      on: { call: "=", args: [column("id", "codes"), column("id", "names")] },
    },
    columns: { code: column("display", "names"), n: column("n", "codes") },
    as: "currencies",
  };
}

const named = 5;

/** Amounts of several currencies make no number, and no rates are imported yet. */
export function mixedCurrencies(currencies: readonly string[], workspaceCurrency: string, path: Path): Problem {
  const more = currencies.length > named ? [`${currencies.length - named} more`] : [];
  return {
    code: "mixedCurrencies",
    path,
    message: `the amounts are in ${listWords([...currencies.slice(0, named), ...more], "and")}, which cannot be added: keep to one, for example ${workspaceCurrency}, the workspace's, by a test of the currency; rates to convert the others are not imported`,
  };
}
