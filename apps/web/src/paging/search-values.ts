import type { ConditionInput } from "../gql/graphql.ts";

/** A text parameter of the URL; the router reads a bare number as a number. */
export function searchText(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value.slice(0, 200) : undefined;
}

/** A condition in the URL: one key that names a kind. What lies below is judged by the API, which answers with problems. */
export function searchCondition(value: unknown): ConditionInput | undefined {
  return isCondition(value) ? value : undefined;
}

function isCondition(value: unknown): value is ConditionInput {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.keys(value).length === 1;
}
