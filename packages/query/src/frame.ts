import type { ColumnType } from "./plan.ts";

/** An answer in columns: `values` is as long as `rows`. Instants and numbers are doubles, decimals exact text. */
export interface FrameColumn {
  readonly name: string;
  readonly type: ColumnType;
  readonly values: Float64Array | readonly (string | number | boolean | null)[];
}

export interface Frame {
  readonly rows: number;
  readonly columns: readonly FrameColumn[];
}
