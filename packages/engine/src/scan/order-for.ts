import type { View } from "./scope-sql.ts";

/**
 * Which event rows serve a plan, by reading it once: one that names customers (by id or by key) is served from the
 * customer-major rows, any other that reads the event from the event-major ones.
 */
export function orderFor(plan: unknown): View["order"] {
  let event = false;
  const stack: unknown[] = [plan];
  while (stack.length > 0) {
    const node = stack.pop();
    if (typeof node !== "object" || node === null) continue;
    if (namesCustomers(node)) return "customer";
    if ("column" in node && node.column === "event") event = true;
    for (const child of Object.values(node)) stack.push(child);
  }
  return event ? "event" : "customer";
}

/** A test of `customer` against values, or a filter of customers or identifiers by their key. */
function namesCustomers(node: object): boolean {
  if (comparesWithValues(node, "customer")) return true;
  if (!("filter" in node) || !("where" in node) || typeof node.where !== "object" || node.where === null) return false;
  const { filter, where } = node;
  const people = typeof filter === "object" && filter !== null && "scan" in filter ? filter.scan : undefined;
  return (people === "customers" || people === "identifiers") && comparesWithValues(where, "key");
}

function comparesWithValues(node: object, column: string): boolean {
  if ("in" in node && "values" in node) return isColumn(node.in, column);
  if (!("call" in node) || node.call !== "=" || !("args" in node) || !Array.isArray(node.args)) return false;
  const args: readonly unknown[] = node.args;
  return (
    args.some((a) => isColumn(a, column)) && args.some((a) => typeof a === "object" && a !== null && "literal" in a)
  );
}

function isColumn(value: unknown, column: string): boolean {
  return typeof value === "object" && value !== null && "column" in value && value.column === column;
}
