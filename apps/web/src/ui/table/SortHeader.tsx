import { VisuallyHidden } from "../VisuallyHidden.tsx";
import type { Column } from "./column.ts";
import styles from "./Table.module.css";

interface SortHeaderProps<Row> {
  readonly column: Column<Row>;
  readonly sortedBy: string | undefined;
  readonly onSort: ((by: string) => void) | undefined;
}

/** A column's heading; a button when the column can be sorted, with the direction told to assistive technology. */
export function SortHeader<Row>({ column, sortedBy, onSort }: SortHeaderProps<Row>) {
  const { sort } = column;
  const sorted = sort !== undefined && sort.by === sortedBy;
  const arrow = sort?.direction === "ascending" ? "↑" : "↓";
  const mark = (
    <span aria-hidden="true" className={styles["arrow"]}>
      {arrow}
    </span>
  );
  return (
    <th
      scope="col"
      data-align={column.align}
      aria-sort={sort && onSort ? (sorted ? sort.direction : "none") : undefined}
    >
      {sort && onSort ? (
        <button
          type="button"
          className={styles["sort"]}
          data-sorted={sorted || undefined}
          onClick={() => onSort(sort.by)}
        >
          {column.align === "end" && mark}
          {column.header}
          {column.align !== "end" && mark}
        </button>
      ) : column.quietHeader ? (
        <VisuallyHidden>{column.header}</VisuallyHidden>
      ) : (
        column.header
      )}
    </th>
  );
}
