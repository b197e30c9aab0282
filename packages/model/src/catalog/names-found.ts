import type { Aggregate } from "@throughline/query";
import type { Condition } from "../conditions/condition.ts";
import { consentTraits } from "../conditions/consent/consent.ts";
import { countsAs } from "../conditions/did/named-events.ts";
import { relatedField } from "../conditions/did/pointed-records.ts";
import { statedField } from "../conditions/did/trait-then.ts";
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

/** So many names are looked for in one reading of their rows. */
const mostAtOnce = 50;

/** Does the data have every name that a definition uses? */
export async function hasEveryName(definition: Condition | TrendQuery, run: RunPlan): Promise<boolean> {
  return (await missingNames(definition, run)).length === 0;
}

/** Names of a definition that the data do not have. Few counts per relation: cheaper than reading the catalog. */
export async function missingNames(definition: Condition | TrendQuery, run: RunPlan): Promise<readonly Reference[]> {
  const alike = Map.groupBy(referencesOf(definition), ({ of, name, event }) => JSON.stringify([of, name, event]));
  const looks = [...alike.values()].flatMap((references) =>
    references.slice(0, 1).map((one) => ({ references, ...lookOf(one) })),
  );
  const missing: Reference[] = [];
  for (const [relation, own] of Map.groupBy(looks, (look) => look.relation))
    for (let from = 0; from < own.length; from += mostAtOnce) {
      const some = own.slice(from, from + mostAtOnce);
      const { columns } = await run({
        aggregate: { scan: relation, as: "x" },
        by: {},
        measures: Object.fromEntries(some.map(({ count }, i) => [`n${i}`, count])),
        as: "found",
      });
      for (const [i, { references }] of some.entries())
        if (Number(columns.find(({ name }) => name === `n${i}`)?.values[0] ?? 0) === 0) missing.push(...references);
    }
  return missing;
}

function lookOf({ of, name, event }: Reference): Look {
  if (of === "event") return { relation: "eventNames", count: { fn: "count", where: countsAs(name, "x") } };
  if (of === "channel") {
    const said = consentTraits.map((start) => isSet({ name: `${start}${name}`, of: "x" }));
    return { relation: "customers", count: { fn: "count", where: or(...said) } };
  }
  if (of === "stated")
    return { relation: "events", count: { fn: "count", where: isSet({ name: statedField(name), of: "x" }) } };
  const to = of === "property" ? relatedField(name, event ?? "*") : undefined;
  const own = of === "trait" ? "customers" : of === "accountField" ? "accounts" : "events";
  return {
    relation: to?.relation ?? own,
    count: { fn: "count", where: isSet({ name: to?.field ?? name, of: "x" }) },
  };
}
