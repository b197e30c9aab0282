import type { ReactElement } from "react";
import type { LineModel } from "../../../charts/line/line.ts";
import { SeriesMark } from "../../../charts/SeriesMark.tsx";
import { Button } from "../../../ui/Button.tsx";
import { changeOf } from "../../../ui/format/change.ts";
import { formatValue } from "../../../ui/format/value.ts";
import { Delta } from "../../../ui/stat-tile/Delta.tsx";
import type { Column } from "../../../ui/table/column.ts";
import { Table } from "../../../ui/table/Table.tsx";
import { nounTitle } from "../../../values/nouns.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import styles from "./Result.module.css";
import type { TrendAnswer } from "./use-trend.ts";

interface TrendTotalsProps {
  readonly trend: TrendAnswer;
  readonly model: LineModel;
  readonly heading: string;
  readonly onPeople: (key: PeopleKey) => void;
}

interface Row {
  readonly at: number;
  readonly hue: number;
  readonly series: TrendAnswer["series"][number];
}

/** The names take what the figures leave. */
const figureWidth = "128px";

/** A series a row: the whole range, the range before and the change. A count of people opens those people. */
export function TrendTotals({ trend, model, heading, onPeople }: TrendTotalsProps): ReactElement {
  const rows: readonly Row[] = trend.series.map((series, at) => ({
    at,
    series,
    hue: model.series.find(({ index }) => index === at)?.hue ?? 0,
  }));
  const compared = trend.series.some(({ compareTotal }) => compareTotal !== null && compareTotal !== undefined);
  const units = new Set(trend.series.map(({ format }) => format.unit));
  const unit = units.size === 1 ? (trend.series[0]?.format.unit ?? "") : "";
  const columns: readonly Column<Row>[] = [
    {
      key: "name",
      header: heading,
      narrow: "title",
      cell: ({ series, hue }) => (
        <span className={styles["seriesName"]}>
          <SeriesMark hue={hue} />
          <span title={series.label}>{nounTitle(series.label)}</span>
        </span>
      ),
    },
    {
      key: "total",
      header: unit === "" ? "Total" : nounTitle(unit),
      width: figureWidth,
      align: "end",
      cell: ({ at, series }) => figure(series, at, false, onPeople),
    },
    ...(compared ? comparedColumns(onPeople, trend.unfinished) : []),
  ];
  return (
    <Table label="Totals of the range" columns={columns} rows={rows} rowKey={({ series }) => series.key} compact />
  );
}

function comparedColumns(onPeople: TrendTotalsProps["onPeople"], unfinished: boolean): readonly Column<Row>[] {
  return [
    {
      key: "before",
      header: "Before",
      width: figureWidth,
      align: "end",
      cell: ({ series, at }) => figure(series, at, true, onPeople),
    },
    {
      key: "change",
      header: "Change",
      width: figureWidth,
      align: "end",
      cell: ({ series }) => {
        // An unfinished range is set against the same elapsed part of the range before.
        const before = series.compareElapsedTotal ?? (unfinished ? null : series.compareTotal);
        const change = changeOf(series.total, before, series.format, series.goodDirection);
        return change ? <Delta change={change} /> : "–";
      },
    },
  ];
}

function figure(
  series: Row["series"],
  at: number,
  compare: boolean,
  onPeople: TrendTotalsProps["onPeople"],
): ReactElement {
  const total = compare ? series.compareTotal : series.total;
  const text = formatValue(total, series.format);
  const when = compare ? "before" : "in the range";
  if (total === null || total === undefined || !countsPeople(series))
    return <span title={series.peopleNote ?? undefined}>{text}</span>;
  return (
    <Button
      look="link"
      aria-label={`${text}, ${series.label} ${when}: show who`}
      onPress={() => onPeople({ series: at, bucket: null, compare })}
    >
      {text}
    </Button>
  );
}

/** Whether behind a figure of this line stand units that can be listed; a formula has none of its own. */
export function countsPeople(series: { readonly key: string }): boolean {
  return !series.key.startsWith("F");
}
