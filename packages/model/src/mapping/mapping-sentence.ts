import { recordKind } from "../records/registry.ts";
import { listWords } from "../text/words.ts";
import type { ColumnChoice, Mapping } from "./mapping.ts";

/** "Each row of tickets in helpdesk is an event "Ticket opened" at created_at of the customer in user, with 2 properties." */
export function mappingSentence({ connection, database, table, key, updatedAt, target }: Mapping): string {
  const where = `${database === undefined ? "" : `${database}.`}${table} in ${connection}`;
  const told = `Rows are told apart by ${listWords(key, "and")}`;
  const followed =
    updatedAt === undefined
      ? "changes are found by comparing all rows"
      : `changes are followed by ${updatedAt}, deletions found by comparing all rows`;
  return `Each row of ${where} is ${becomes(target)}. ${told}; ${followed}.`;
}

function becomes(target: Mapping["target"]): string {
  if ("records" in target) {
    const { kind, fields, attributes } = target.records;
    const count = Object.keys(fields).length;
    return `one of the ${recordKind(kind).plural}, with ${counted(count, "field", "fields")} and ${chosen(attributes, "attribute", "attributes")}`;
  }
  const { name, timestamp, userId, anonymousId, groupId, properties } = target.events;
  const called = "text" in name ? `an event "${name.text}"` : `an event named by ${name.column}`;
  const whom = [
    ...(userId === undefined ? [] : [`the customer in ${userId}`]),
    ...(anonymousId === undefined ? [] : [`the anonymous visitor in ${anonymousId}`]),
    ...(groupId === undefined ? [] : [`the account in ${groupId}`]),
  ];
  return `${called} at ${timestamp} of ${listWords(whom, "and")}, with ${chosen(properties, "property", "properties")}`;
}

function chosen(columns: ColumnChoice, one: string, many: string): string {
  return columns === "rest" ? `all other columns as ${many}` : counted(Object.keys(columns).length, one, many);
}

function counted(count: number, one: string, many: string): string {
  return count === 0 ? `no ${many}` : `${count} ${count === 1 ? one : many}`;
}
