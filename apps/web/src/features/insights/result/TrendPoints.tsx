import { type ReactElement, useState } from "react";
import type { LineModel } from "../../../charts/line/line.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatValue } from "../../../ui/format/value.ts";
import type { Column } from "../../../ui/table/column.ts";
import { Table } from "../../../ui/table/Table.tsx";
import { nounTitle } from "../../../values/nouns.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import { countsPeople } from "./TrendTotals.tsx";
import type { TrendAnswer } from "./use-trend.ts";

interface TrendPointsProps {
  readonly trend: TrendAnswer;
  readonly model: LineModel;
  readonly onPeople: (key: PeopleKey) => void;
}

interface Row {
  readonly at: number;
  readonly label: string;
}

/** The chart as a table: a bucket a row, a series a column, sorted by any of them. */
export function TrendPoints({ trend, model, onPeople }: TrendPointsProps): ReactElement {
  const [sorted, setSorted] = useState("time");
  const last = model.points.length - 1;
  const rows = model.points.map(({ label }, at) => ({
    at,
    label: trend.unfinished && at === last ? `${label.full}, ${model.nowLabel}` : label.full,
  }));
  const by = trend.series.find(({ key }) => key === sorted);
  const ordered = by
    ? rows.toSorted(
        (a, b) =>
          Number(by.values[b.at] ?? Number.NEGATIVE_INFINITY) - Number(by.values[a.at] ?? Number.NEGATIVE_INFINITY),
      )
    : rows;
  const columns: readonly Column<Row>[] = [
    {
      key: "time",
      header: nounTitle(trend.interval),
      narrow: "title",
      width: "180px",
      sort: { by: "time", direction: "ascending" },
      cell: ({ label }) => label,
    },
    ...trend.series.map(
      (series, place): Column<Row> => ({
        key: series.key,
        header: nounTitle(series.label),
        align: "end",
        sort: { by: series.key, direction: "descending" },
        cell: ({ at, label }) => {
          if (model.silentFrom !== null && at >= model.silentFrom)
            return <span title="Nothing was recorded yet">–</span>;
          const value = series.values[at];
          const text = formatValue(value === null || value === undefined ? null : Number(value), series.format);
          if (value === null || Number(value) === 0 || !countsPeople(series)) return text;
          return (
            <Button
              look="link"
              aria-label={`${text}, ${series.label}, ${label}: show who`}
              onPress={() => onPeople({ series: place, bucket: at, compare: false })}
            >
              {text}
            </Button>
          );
        },
      }),
    ),
  ];
  return (
    <Table
      label={trend.finding}
      columns={columns}
      rows={ordered}
      rowKey={({ at }) => String(at)}
      compact
      sortedBy={sorted}
      onSort={setSorted}
    />
  );
}
