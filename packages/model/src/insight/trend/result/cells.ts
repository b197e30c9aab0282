import type { Frame } from "@throughline/query";
import type { Cell } from "../../../metrics/metric.ts";
import type { Choice } from "./answer.ts";

/** A frame as rows: `cell(row)(column)`. */
export function rowsOf(frame: Frame): readonly Cell[] {
  const columns = new Map(frame.columns.map((c) => [c.name, c.values]));
  return Array.from({ length: frame.rows }, (_, row): Cell => {
    return (name) => {
      const value = columns.get(name)?.[row] ?? null;
      if (typeof value === "boolean") return value ? 1 : 0;
      return typeof value === "number" && Number.isNaN(value) ? null : value;
    };
  });
}

/** The groups of one series in one period, found by bucket and choices. */
export interface Groups {
  readonly keys: readonly string[];
  at(bucket: number | null, choices: string): Cell | undefined;
}

export const choicesKey = (choices: readonly Choice[]): string => choices.join(",");

function choiceAt(cell: Cell, dimension: number, shown: number): Choice {
  const index = Number(cell(`d${dimension}`));
  if (index < shown) return index;
  return index === shown ? "none" : "other";
}

/** `shown`: how many values of each dimension have an index of their own. */
export function groupsOf(frame: Frame, shown: readonly number[]): Groups {
  const found = new Map<string, Cell>();
  const keys = new Set<string>();
  for (const cell of rowsOf(frame)) {
    const choices = choicesKey(shown.map((count, i) => choiceAt(cell, i, count)));
    const bucket = cell("bucket");
    found.set(`${bucket === null ? "" : bucket}|${choices}`, cell);
    keys.add(choices);
  }
  return { keys: [...keys], at: (bucket, choices) => found.get(`${bucket ?? ""}|${choices}`) };
}

export const noCell: Cell = () => null;
