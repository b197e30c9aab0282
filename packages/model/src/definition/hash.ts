import type { Condition } from "../conditions/condition.ts";
import { canonicalCondition } from "../conditions/meaning.ts";
import type { TrendQuery } from "../insight/trend/trend.ts";
import type { Population } from "../population/population.ts";
import { canonicalJson } from "./canonical.ts";
import { sha256 } from "./sha256.ts";

/** The same meaning by reordering or flattening has the same hash (SHA-256 of the canonical JSON). */
export function definitionHash(value: Condition | Population | TrendQuery): string {
  return sha256(canonicalJson(canonicalDefinition(value)));
}

function canonicalDefinition(value: Condition | Population | TrendQuery): unknown {
  if ("series" in value) return value.filter ? { ...value, filter: canonicalCondition(value.filter) } : value;
  return "where" in value ? { ...value, where: canonicalCondition(value.where) } : canonicalCondition(value);
}
