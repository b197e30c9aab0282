import { maskValue } from "./masking.ts";
import type { Repo } from "./repo.ts";
import { numberOrNull, type Row, textOrNull } from "./rows.ts";

export type Cell = string | number | boolean | null;

/** The chosen columns of a row of `memberRowsPlan`, masked where the asker may not read them. Instants as ISO texts. */
export function memberCells(repo: Repo, row: Row, columns: readonly string[]): readonly Cell[] {
  return columns.map((name, i) => shownCell(repo, name, cellIn(row, i)));
}

export function shownCell(repo: Repo, name: string, value: Cell): Cell {
  if (value === null || repo.seesPersonalData) return value;
  const shown = maskValue(name, value);
  return typeof shown === "object" ? null : shown;
}

function cellIn(row: Row, i: number): Cell {
  const flag = row.get(`b${i}`);
  return (
    textOrNull(row, `s${i}`) ??
    numberOrNull(row, `n${i}`) ??
    (typeof flag === "boolean" ? flag : isoOrNull(numberOrNull(row, `t${i}`)))
  );
}

export const iso = (ms: number): string => new Date(ms).toISOString();
export const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms));
