import type { Aggregate, Plan } from "@throughline/query";
import type { Condition } from "../conditions/condition.ts";
import { consentTraits } from "../conditions/consent/consent.ts";
import { countsAs } from "../conditions/did/named-events.ts";
import { relatedField } from "../conditions/did/pointed-records.ts";
import { isSet, or } from "../conditions/test/field-columns.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import type { RunPlan } from "../run-plan.ts";
import { referencesOf } from "./check-names.ts";
import type { Reference } from "./references.ts";

/** Where a name is looked for, and the measure that is above 0 when it is there. */
interface Look {
  readonly relation: string;
  readonly count: Aggregate;
}

/** Does the data have every name that a definition uses? One count per relation: cheaper than reading the catalog. */
export async function hasEveryName(definition: Condition | TrendQuery, run: RunPlan): Promise<boolean> {
  const byRelation = Map.groupBy(referencesOf(definition).map(lookOf), (look) => look.relation);
  for (const [relation, looks] of byRelation) {
    const plan: Plan = {
      aggregate: { scan: relation, as: "x" },
      by: {},
      measures: Object.fromEntries(looks.map(({ count }, i) => [`n${i}`, count])),
      as: "found",
    };
    const { columns } = await run(plan);
    if (columns.some(({ values }) => Number(values[0] ?? 0) === 0)) return false;
  }
  return true;
}

function lookOf({ of, name, event }: Reference): Look {
  if (of === "event") return { relation: "eventNames", count: { fn: "count", where: countsAs(name, "x") } };
  if (of === "channel") {
    const said = consentTraits.map((start) => isSet({ name: `${start}${name}`, of: "x" }));
    return { relation: "customers", count: { fn: "count", where: or(...said) } };
  }
  const to = of === "property" ? relatedField(name, event ?? "*") : undefined;
  const own = of === "trait" ? "customers" : of === "accountField" ? "accounts" : "events";
  return {
    relation: to?.relation ?? own,
    count: { fn: "count", where: isSet({ name: to?.field ?? name, of: "x" }) },
  };
}
