import { formatNumber, formatShare } from "../../ui/format/number.ts";
import { ShareBar } from "../../ui/share-bar/ShareBar.tsx";
import { Tag } from "../../ui/Tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import type { FieldRow } from "./catalog-view.ts";
import { TopValues } from "./TopValues.tsx";

/** A field: what it is, how full it is, and what it mostly holds. */
export function fieldColumns(title: string): Column<FieldRow>[] {
  return [
    {
      key: "name",
      header: title,
      narrow: "title",
      width: "19%",
      cell: (row) => <NameCell>{row.name}</NameCell>,
    },
    { key: "type", header: "Type", width: "84px", cell: (row) => <Tag>{row.type}</Tag> },
    {
      key: "fill",
      header: "Filled",
      align: "end",
      width: "72px",
      cell: (row) => formatShare(row.fill),
    },
    {
      key: "bar",
      header: "Filled as a bar",
      quietHeader: true,
      narrow: "hide",
      width: "72px",
      cell: (row) => <ShareBar share={row.fill} quiet />,
    },
    { key: "distinct", header: "Distinct", align: "end", width: "80px", cell: (row) => formatNumber(row.distinct) },
    {
      key: "top",
      header: "Most frequent values",
      narrow: "title",
      cell: (row) => <TopValues values={row.top} rows={row.rows * row.fill} />,
    },
  ];
}
