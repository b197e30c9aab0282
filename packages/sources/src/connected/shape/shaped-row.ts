import { createHash } from "node:crypto";
import type { Mapping } from "@throughline/model";
import { RowProblem } from "../../import/import-failed.ts";
import { InstantReader } from "../../import/instant.ts";
import { RefusedValue, refuseIllFormed } from "../../ports/refused-value.ts";
import type { ForeignRow } from "../foreign/foreign-database.ts";
import type { Shape } from "./became.ts";
import { eventShape } from "./event-shape.ts";
import { recordShape } from "./record-shape.ts";

/** A row as it is to be stored, or why it cannot be. `hash` is of the outcome: equal ones need no write. */
export interface ShapedRow {
  readonly key: string;
  readonly hash: string;
  readonly target: string | null;
  readonly shape: Shape | null;
  readonly problem: string | null;
}

/** Of all values of a row together, as JSON. */
const longest = 500_000;

/** Turns rows of one mapping into what they become. Pure but for `now`, the receipt of rows that are new. */
export type ShapeRow = (row: ForeignRow, now: number) => ShapedRow;

export function shapeRows(mapping: Mapping): ShapeRow {
  const instants = new InstantReader(mapping.timeZone);
  const become =
    "events" in mapping.target
      ? eventShape(mapping, mapping.target.events, instants)
      : recordShape(mapping, mapping.target.records, instants);
  return (row, now) => {
    try {
      refuseIllFormed(row.key, "the key");
      const { target, said, shape } = become(row, now);
      if (said.length > longest)
        throw new RowProblem(`the row holds more than ${longest} characters: map fewer columns`);
      return { key: row.key, target, hash: hashOf(said), shape, problem: null };
    } catch (error) {
      if (!(error instanceof RowProblem) && !(error instanceof RefusedValue)) throw error;
      return { key: row.key, target: null, hash: hashOf(error.message), shape: null, problem: error.message };
    }
  };
}

function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("base64url").slice(0, 22);
}
