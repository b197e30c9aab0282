import type { Compare, Range } from "@throughline/model";
import { type Bar, writeBar } from "../app/url/bar.ts";

/**
 * The URL parameters with which the insight editor opens a stored trend definition: the question itself under `q`, and the
 * parts that belong to the top bar where that keeps them. What is no definition opens the editor as it starts.
 */
export function insightSearch(definition: unknown): Record<string, unknown> {
  if (!isObject(definition)) return { v: 1 };
  const { range, compare, zone, includeInternal, ...question } = definition;
  const bar: Partial<Bar> = {
    ...(isRange(range) && { range }),
    compare: isCompare(compare) ? compare : null,
    ...(typeof zone === "string" && { zone }),
    ...(includeInternal === true && { internal: true }),
  };
  return { v: 1, q: question, ...writeBar(bar) };
}

function isObject(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isRange(value: unknown): value is Range {
  return (
    isObject(value) && ((typeof value["last"] === "number" && typeof value["unit"] === "string") || "from" in value)
  );
}

function isCompare(value: unknown): value is Compare {
  return isObject(value) && (typeof value["period"] === "string" || typeof value["from"] === "string");
}
