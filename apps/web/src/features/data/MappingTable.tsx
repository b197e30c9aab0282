import { none } from "../../ui/format/number.ts";
import type { Column } from "../../ui/table/column.ts";
import { Table } from "../../ui/table/Table.tsx";
import styles from "./ImportPage.module.css";
import type { Kinds } from "./import-documents.ts";
import { choiceOf, type Mapping, targetOf } from "./mapping.ts";

interface PreviewColumn {
  readonly column: string;
  readonly samples: readonly string[];
}

interface MappingTableProps {
  readonly columns: readonly PreviewColumn[];
  readonly kind: Kinds[number];
  readonly mapping: Mapping;
  readonly onChange: (mapping: Mapping) => void;
}

/** Each column of the file with what it holds and what it becomes. */
export function MappingTable({ columns, kind, mapping, onChange }: MappingTableProps) {
  const table: Column<PreviewColumn>[] = [
    {
      key: "column",
      header: "Column",
      narrow: "title",
      width: "26%",
      cell: (row) => <span className={styles["strong"]}>{row.column}</span>,
    },
    {
      key: "samples",
      header: "First values",
      narrow: "wide",
      cell: (row) => row.samples.slice(0, 3).join(" · ") || none,
    },
    {
      key: "target",
      header: "Becomes",
      narrow: "wide",
      width: "232px",
      cell: (row) => (
        <select
          className={styles["select"]}
          aria-label={`Column ${row.column} becomes`}
          value={choiceOf(mapping.get(row.column))}
          onChange={(event) => onChange(new Map(mapping).set(row.column, targetOf(event.currentTarget.value)))}
        >
          <option value="attribute">Attribute “{row.column}”</option>
          <option value="nothing">Leave out</option>
          <optgroup label="Field">
            {kind.fields.map((field) => (
              <option key={field.name} value={`field:${field.name}`}>
                {field.name}
                {field.required ? " (required)" : ""}
              </option>
            ))}
          </optgroup>
        </select>
      ),
    },
  ];
  return <Table label="Columns of the file" columns={table} rows={columns} rowKey={(row) => row.column} />;
}
