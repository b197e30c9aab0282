import { lazy, type ReactElement, Suspense, useId, useMemo } from "react";
import { BarChart } from "../../../charts/bar/BarChart.tsx";
import { toBars } from "../../../charts/bar/bar.ts";
import { LineFigure } from "../../../charts/line/LineFigure.tsx";
import { toSeries } from "../../../charts/line/line.ts";
import { chartOf } from "../../../charts/registry.ts";
import { ReceiptPopover } from "../../../receipt/ReceiptPopover.tsx";
import { Button } from "../../../ui/Button.tsx";
import { classes } from "../../../ui/classes.ts";
import { formatTime } from "../../../ui/format/time.ts";
import { Segmented } from "../../../ui/Segmented.tsx";
import type { InsightSearch, PeopleKey } from "../draft/insight-search.ts";
import { saveCsv } from "./csv.ts";
import styles from "./Result.module.css";
import { TrendTotals } from "./TrendTotals.tsx";
import { trendRows } from "./trend-csv.ts";
import { subtitleOf, summaryOf } from "./trend-words.ts";
import type { TrendAnswer } from "./use-trend.ts";

const TrendPoints = lazy(async () => ({ default: (await import("./TrendPoints.tsx")).TrendPoints }));

interface ResultProps {
  readonly trend: TrendAnswer;
  /** A newer answer is on its way: this one is dimmed and stays. */
  readonly updating: boolean;
  readonly stale: string | null;
  readonly view: InsightSearch["view"];
  /** What the lines are told apart by; heads the first column of the totals. */
  readonly heading: string;
  /** Instant of the last recorded event of any kind. */
  readonly recordedUntil: string | null;
  readonly onView: (view: InsightSearch["view"]) => void;
  readonly onPeople: (key: PeopleKey) => void;
}

const views = [
  { id: "chart", name: "Chart" },
  { id: "table", name: "Table" },
] as const;

/** A table of few columns stays narrow, so that the eye keeps its row. */
const tableDayPx = 260;
const tableColumnPx = 220;

/** The answer: its finding as the title, chart or table in place, totals, and how it was counted. */
export function Result({
  trend,
  updating,
  stale,
  view,
  heading,
  recordedUntil,
  onView,
  onPeople,
}: ResultProps): ReactElement {
  const id = useId();
  const model = useMemo(() => toSeries(trend, recordedUntil), [trend, recordedUntil]);
  const hidden = trend.series.length - model.series.length;
  return (
    <div className={classes(styles["frame"], updating && styles["old"])} aria-busy={updating}>
      <div className={styles["head"]}>
        <div className={styles["titles"]}>
          <h2 id={id} className={styles["finding"]}>
            {trend.finding}
          </h2>
          <p className={styles["subtitle"]}>{subtitleOf(trend)}</p>
        </div>
        <Segmented label="Show as" items={views} selected={view} onSelect={onView} />
      </div>
      <div>
        {view === "table" ? (
          <div style={{ maxWidth: `${tableDayPx + tableColumnPx * trend.series.length}px` }}>
            <Suspense fallback={<div className={styles["waiting"]} aria-busy="true" />}>
              <TrendPoints trend={trend} model={model} onPeople={onPeople} />
            </Suspense>
          </div>
        ) : chartOf(trend) === "bar" ? (
          <BarChart bars={toBars(trend)} label={trend.finding} />
        ) : (
          <LineFigure
            model={model}
            labelledBy={id}
            summary={summaryOf(trend)}
            onTable={() => onView("table")}
            onDrill={({ series, point }) =>
              onPeople({ series: model.series[series]?.index ?? series, bucket: point, compare: false })
            }
          />
        )}
      </div>
      <div className={styles["totals"]}>
        <TrendTotals trend={trend} model={model} heading={heading} onPeople={onPeople} />
      </div>
      <footer className={styles["foot"]}>
        <span className={stale ? styles["stale"] : undefined}>
          As of {formatTime(trend.receipt.asOf, trend.zone)}
          {updating && ", updating"}
        </span>
        {stale && <span>{stale}</span>}
        {trend.hiddenValues > 0 && <span>{trend.hiddenValues} more values are counted as Other.</span>}
        {hidden > 0 && <span>{hidden} lines stand only in the tables.</span>}
        <ReceiptPopover receipt={trend.receipt} />
        <Button look="link" onPress={() => saveCsv(trend.finding, trendRows(trend))}>
          Save as CSV
        </Button>
      </footer>
    </div>
  );
}
