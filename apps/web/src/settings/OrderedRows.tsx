import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { IconButton } from "../ui/IconButton.tsx";
import { VisuallyHidden } from "../ui/VisuallyHidden.tsx";
import { moved } from "./move-row.ts";
import styles from "./Settings.module.css";

interface OrderedRowsProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly onChange: (rows: readonly Row[]) => void;
  /** Unique among the rows, and what its buttons are called by. */
  readonly nameOf: (row: Row) => string;
  readonly children: (row: Row, at: number) => ReactNode;
}

/**
 * Rows whose order counts, the first one first. Alt+Up and Alt+Down move the row that has the focus, as its buttons do;
 * the focus goes with the row, and after a removal to the next one.
 */
export function OrderedRows<Row>({ label, rows, onChange, nameOf, children }: OrderedRowsProps<Row>) {
  const list = useRef<HTMLOListElement>(null);
  const said = useRef<HTMLSpanElement>(null);
  const focusRow = (at: number) => {
    requestAnimationFrame(() => {
      const row = list.current?.children[Math.min(at, rows.length - 1)];
      row?.querySelector<HTMLElement>("button:not([disabled]), input, select")?.focus();
    });
  };
  const move = (at: number, by: -1 | 1) => {
    const next = moved(rows, at, by);
    if (next === rows) return;
    onChange(next);
    if (said.current) said.current.textContent = `${nameOf(rows[at] as Row)} is now number ${at + by + 1}`;
  };
  const keys = (event: KeyboardEvent, at: number) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(at, event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    <>
      <ol ref={list} className={styles["rows"]} aria-label={label}>
        {rows.map((row, at) => (
          <li key={nameOf(row)} onKeyDown={(event) => keys(event, at)}>
            <span className={styles["number"]} aria-hidden="true">
              {at + 1}
            </span>
            <div className={styles["row"]}>{children(row, at)}</div>
            <div className={styles["buttons"]}>
              <IconButton
                icon="chevronUp"
                label={`Move up: ${nameOf(row)}`}
                isDisabled={at === 0}
                onPress={() => move(at, -1)}
              />
              <IconButton
                icon="chevronDown"
                label={`Move down: ${nameOf(row)}`}
                isDisabled={at === rows.length - 1}
                onPress={() => move(at, 1)}
              />
              <IconButton
                icon="close"
                label={`Remove: ${nameOf(row)}`}
                onPress={() => {
                  onChange(rows.filter((_, other) => other !== at));
                  focusRow(at);
                }}
              />
            </div>
          </li>
        ))}
      </ol>
      <VisuallyHidden>
        <span ref={said} role="status" />
      </VisuallyHidden>
    </>
  );
}
