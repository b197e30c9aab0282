import type { Column } from "./column.ts";
import { SortHeader } from "./SortHeader.tsx";
import styles from "./Table.module.css";

export interface TableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly compact?: boolean;
  readonly current?: string | undefined;
  readonly sortedBy?: string | undefined;
  readonly onSort?: (by: string) => void;
}

/** A read-only table: native semantics, one link per row in its first cell, rows stacked below 640 px. */
export function Table<Row>(props: TableProps<Row>) {
  const { columns, rows } = props;
  return (
    <table className={styles["table"]} data-compact={props.compact || undefined} aria-label={props.label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={column.width ? { width: column.width } : undefined} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <SortHeader key={column.key} column={column} sortedBy={props.sortedBy} onSort={props.onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const key = props.rowKey(row);
          return (
            <tr key={key} data-row={key} data-current={key === props.current || undefined}>
              {columns.map((column) => (
                <td
                  key={column.key}
                  data-label={column.quietHeader ? undefined : column.header}
                  data-align={column.align}
                  data-narrow={column.narrow}
                >
                  {column.cell(row)}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
