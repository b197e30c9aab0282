import type { CsvRow } from "@throughline/model";
import type { FigurePopulation } from "./use-figure.ts";

/** The loaded members as rows of a file, with what was asked in its head and how many there are in all. */
export function memberRows(population: FigurePopulation, caption: string): readonly CsvRow[] {
  const customers = population.customers?.edges.map(({ node }) => [node.id, node.name, node.lastSeen ?? null]) ?? [];
  const accounts = population.accounts?.edges.map(({ node }) => [node.id, node.name, node.territory ?? null]) ?? [];
  const rows = population.unit === "account" ? accounts : customers;
  return [
    ["Figure", caption],
    ["Question", population.sentence],
    ["As of", population.receipt.asOf],
    ["Size", population.size],
    ["Rows in this file", rows.length],
    [],
    population.unit === "account" ? ["id", "name", "territory"] : ["id", "name", "last seen"],
    ...rows,
  ];
}
