import type { Condition } from "@throughline/model";

export type Plain = { readonly [name: string]: unknown };

export const isPlain = (value: unknown): value is Plain =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Text of a sane length, or undefined. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" && value !== "" && value.length <= 300 ? value : undefined;

const deepest = 8;
const mostNodes = 60;

/** Reads the shape of a condition: one known key per node, not too deep, not too many. Null when it is anything else. */
export function parseCondition(value: unknown): Condition | null {
  const budget = { nodes: mostNodes };
  return isCondition(value, 0, budget) ? value : null;
}

function isCondition(value: unknown, depth: number, budget: { nodes: number }): value is Condition {
  budget.nodes -= 1;
  if (!isPlain(value) || depth > deepest || budget.nodes < 0) return false;
  const entries = Object.entries(value);
  const [kind, body] = entries[0] ?? [];
  if (entries.length !== 1) return false;
  switch (kind) {
    case "all":
    case "any":
      return Array.isArray(body) && body.every((part) => isCondition(part, depth + 1, budget));
    case "not":
      return isCondition(body, depth + 1, budget);
    case "trait":
      return isPlain(body) && textOf(body["trait"]) !== undefined && textOf(body["op"]) !== undefined;
    case "account":
      return isPlain(body) && textOf(body["field"]) !== undefined && textOf(body["op"]) !== undefined;
    case "did":
      return isPlain(body) && textOf(body["event"]) !== undefined;
    default:
      return false;
  }
}
