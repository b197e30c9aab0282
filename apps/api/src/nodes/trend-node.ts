import type { Cut } from "@throughline/engine";
import type { LeftOutRule, TrendAnswer, TrendLine, TrendQuery } from "@throughline/model";

/** An answered trend; every plan of it ran at one cut. */
export interface TrendNode {
  readonly workspaceId: string;
  /** The instant that was taken for now. */
  readonly at: number;
  readonly query: TrendQuery;
  readonly leftOut: LeftOutRule;
  readonly answer: TrendAnswer;
  readonly cut: Cut;
  readonly stale: boolean;
  readonly rowsRead: number;
}

export interface TrendSeriesNode {
  readonly trend: TrendNode;
  readonly index: number;
  readonly line: TrendLine;
}
