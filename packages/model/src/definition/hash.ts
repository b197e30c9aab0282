import { byMeaning } from "../conditions/canonical-order.ts";
import type { Condition } from "../conditions/condition.ts";
import { canonicalCondition } from "../conditions/meaning.ts";
import { canonicalTest } from "../conditions/test/canonical-test.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import type { Population } from "../population/population.ts";
import { foldText } from "../text/fold-text.ts";
import { canonicalJson } from "./canonical.ts";
import { sha256 } from "./sha256.ts";

/** The same meaning by reordering or flattening has the same hash (SHA-256 of the canonical JSON). */
export function definitionHash(value: Condition | Population | TrendQuery): string {
  return sha256(canonicalJson(canonicalDefinition(value)));
}

function canonicalDefinition(value: Condition | Population | TrendQuery): unknown {
  if ("series" in value) return canonicalTrend(value);
  return "where" in value ? { ...value, where: canonicalCondition(value.where) } : canonicalCondition(value);
}

/** The order of series and of dimensions means something; that of tests, and of the parts of the filter, does not. */
function canonicalTrend({ filter, series, ...rest }: TrendQuery): unknown {
  return {
    ...rest,
    ...(filter ? { filter: canonicalCondition(filter) } : {}),
    series: series.map(({ event, where, ...of }) => ({
      ...of,
      event: foldText(event),
      ...(where && where.length > 0 ? { where: byMeaning(where.map(canonicalTest)) } : {}),
    })),
  };
}
