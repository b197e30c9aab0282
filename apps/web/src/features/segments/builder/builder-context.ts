import type { Condition, Path, Problem, Unit } from "@throughline/model";
import { createContext, type ReactNode, useContext } from "react";
import type { Choices } from "../../../fields/condition/choices.ts";

/** What a count says of one line, or that it is not known yet. */
export interface LineFigure {
  /** Left after it. */
  readonly so: number;
  /** Not of exceptions, which are left out together. */
  readonly alone: number | undefined;
  /** Left after the line before; of the first line: those who match the line alone. */
  readonly before: number;
}

/** What every row of the sentence needs, however deep it stands. */
export interface BuilderPlace {
  readonly where: Condition;
  readonly unit: Unit;
  readonly choices: Choices;
  /** Asks anew what the data hold: the page may be older than what came since. */
  readonly onLook: () => void;
  readonly problems: readonly Problem[];
  /** The row whose tokens are open; its key. */
  readonly open: string | null;
  /** The field of the open row that opens by itself. */
  readonly opens: string | undefined;
  /** Draws a row: rows hold groups, and groups hold rows. */
  readonly row: (row: Row) => ReactNode;
  readonly figureOf: (path: Path) => LineFigure | undefined;
  readonly largest: number;
  readonly counting: boolean;
  readonly onOpen: (path: Path | null) => void;
  readonly onEdit: (where: Condition, as?: string) => void;
  readonly onAdd: (groupPath: Path, condition: Condition, opens?: string) => void;
  readonly onRow: (act: RowAct, path: Path) => void;
}

export interface Row {
  readonly path: Path;
  readonly condition: Condition;
  readonly unit: Unit;
  /** Of the lines of the first level. */
  readonly number?: number;
}

export type RowAct = "up" | "down" | "nest" | "unnest" | "negate" | "except" | "copy" | "remove";

export const keyOf = (path: Path): string => path.join("/");

export const BuilderContext = createContext<BuilderPlace | null>(null);

export function useBuilder(): BuilderPlace {
  const place = useContext(BuilderContext);
  if (place === null) throw new Error("useBuilder was called outside the builder");
  return place;
}
