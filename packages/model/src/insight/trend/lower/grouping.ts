import type { Expr } from "@throughline/query";
import type { Dimension } from "../trend.ts";

/** How the counted events are grouped: by columns read from the events and the dimensions, and by bucket. */
export interface Grouping {
  readonly dimensions: readonly Dimension[];
  readonly by: readonly (readonly [string, Expr])[];
  readonly bucket: boolean;
  readonly where?: Expr;
}
