import { formatNumber } from "../../ui/format/number.ts";
import type { Column } from "../../ui/table/column.ts";
import { Table } from "../../ui/table/Table.tsx";
import styles from "./ImportPage.module.css";

interface Reject {
  readonly line: number;
  readonly reason: string;
  readonly text: string;
}

const columns: Column<Reject>[] = [
  { key: "line", header: "Line", align: "end", width: "72px", cell: (row) => formatNumber(row.line) },
  { key: "reason", header: "Reason", narrow: "title", cell: (row) => <span title={row.reason}>{row.reason}</span> },
  {
    key: "text",
    header: "As it stands in the file",
    narrow: "wide",
    cell: (row) => (
      <code className={styles["code"]} title={row.text}>
        {row.text}
      </code>
    ),
  },
];

/** Rows that were left out, with the reason of each. */
export function RejectTable({ rejects }: { readonly rejects: readonly Reject[] }) {
  return (
    <Table
      compact
      label="Rejected rows"
      columns={columns}
      rows={rejects}
      rowKey={(row) => `${row.line} ${row.reason}`}
    />
  );
}
