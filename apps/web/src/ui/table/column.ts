import type { ReactNode } from "react";

export interface Column<Row> {
  readonly key: string;
  readonly header: string;
  /** The heading is there for readers only: what the column holds is plain to see. */
  readonly quietHeader?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** Numbers are set at the end, with their header over them. */
  readonly align?: "end";
  /** Name of the order that a click on the header asks for, and the way it runs. */
  readonly sort?: { readonly by: string; readonly direction: "ascending" | "descending" };
  /** CSS width of the column; without one the columns share what is left. */
  readonly width?: string;
  /** How a row below 640 px shows it: the title line, a labelled value (default) or one on a line of its own, or not at all. */
  readonly narrow?: "title" | "wide" | "hide";
}
