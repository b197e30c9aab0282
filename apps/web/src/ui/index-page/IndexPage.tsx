import { type ReactNode, useRef } from "react";
import { Button } from "../Button.tsx";
import { Kbd } from "../Kbd.tsx";
import { PageHead } from "../page-head/PageHead.tsx";
import type { Column } from "../table/column.ts";
import { Table } from "../table/Table.tsx";
import styles from "./IndexPage.module.css";
import { SearchBox } from "./SearchBox.tsx";
import { useListKeys } from "./use-list-keys.ts";

export interface IndexPageProps<Row> {
  readonly title: string;
  readonly caption?: ReactNode;
  readonly actions?: ReactNode;
  /** Saved views as tabs, only where there are real ones. */
  readonly views?: ReactNode;
  readonly search: { readonly label: string; readonly value: string; readonly onSearch: (text: string) => void };
  /** Chips of the filters in force. */
  readonly filters?: ReactNode;
  /** The menu that names the order, at the end of the bar. */
  readonly order?: ReactNode;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly sortedBy?: string | undefined;
  readonly onSort?: (by: string) => void;
  /** "50 of 4,372 customers". */
  readonly count: ReactNode;
  /** Says of what, e.g. "Revenue of 50 shown 12,300". */
  readonly sum?: ReactNode;
  readonly more?: { readonly loading: boolean; readonly onMore: () => void } | undefined;
  /** Replaces the rows: loading, failed, or nothing to show. */
  readonly instead?: ReactNode;
  readonly updating?: boolean;
  readonly letterKeys?: boolean;
}

/** The one template of every list screen. */
export function IndexPage<Row>(props: IndexPageProps<Row>) {
  const { rows, rowKey, more } = props;
  const search = useRef<HTMLInputElement>(null);
  const letterKeys = props.letterKeys ?? true;
  const current = useListKeys(rows.map(rowKey), search, letterKeys);
  return (
    <div className={styles["page"]}>
      <div className={styles["head"]}>
        <PageHead title={props.title} caption={props.caption} actions={props.actions} />
      </div>
      {props.views && <div className={styles["views"]}>{props.views}</div>}
      <search className={styles["bar"]}>
        <SearchBox {...props.search} inputRef={search} />
        {props.filters}
        <div className={styles["order"]}>{props.order}</div>
      </search>
      <div className={styles["body"]}>
        {props.instead ?? (
          <div className={props.updating ? styles["updating"] : undefined} aria-busy={props.updating ?? false}>
            <Table
              label={props.title}
              columns={props.columns}
              rows={rows}
              rowKey={rowKey}
              current={current}
              sortedBy={props.sortedBy}
              {...(props.onSort && { onSort: props.onSort })}
            />
            {more && (
              <div className={styles["more"]}>
                <Button onPress={more.onMore} isDisabled={more.loading}>
                  {more.loading ? "Loading…" : "Load more"}
                </Button>
              </div>
            )}
          </div>
        )}
      </div>
      <div className={styles["foot"]}>
        <span role="status">{props.count}</span>
        {letterKeys && (
          <span className={styles["keys"]} aria-hidden="true">
            <Kbd>J</Kbd> <Kbd>K</Kbd> move <Kbd>↵</Kbd> open
          </span>
        )}
        <span>{props.sum}</span>
      </div>
    </div>
  );
}
