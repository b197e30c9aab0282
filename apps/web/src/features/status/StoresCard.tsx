import type { StatusScreenQuery } from "../../gql/graphql.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber, noBreak } from "../../ui/format/number.ts";
import type { Column } from "../../ui/table/column.ts";
import { Table } from "../../ui/table/Table.tsx";
import { plural } from "../../values/nouns.ts";
import { fieldTitle } from "../../values/trait-value.ts";
import { StateTag } from "./StateTag.tsx";
import styles from "./StatusPage.module.css";

type Status = NonNullable<StatusScreenQuery["workspace"]>["status"];
type Store = Status["stores"][number];

const columns: Column<Store>[] = [
  {
    key: "name",
    header: "Store",
    narrow: "title",
    width: "150px",
    cell: (store) => <span className={styles["name"]}>{fieldTitle(store.name)}</span>,
  },
  { key: "engine", header: "Beneath", width: "220px", cell: (store) => store.engine },
  {
    key: "counts",
    header: "Holds",
    narrow: "wide",
    cell: (store) => (
      <span className={styles["counts"]}>
        {store.counts.map((one) => (
          <span key={one.name}>
            <strong>{formatNumber(one.count)}</strong> {countedNoun(one.name, one.count)}
          </span>
        ))}
      </span>
    ),
  },
  {
    key: "latency",
    header: "Latency",
    align: "end",
    width: "88px",
    cell: (store) => `${formatNumber(store.latencyMs, store.latencyMs < 10 ? 1 : 0)}${noBreak}ms`,
  },
  { key: "state", header: "State", align: "end", width: "110px", cell: (store) => <StateTag state={store.state} /> },
];

/** The stores of record; only this page says which product is beneath. */
export function StoresCard({ stores }: { readonly stores: readonly Store[] }) {
  return (
    <Card title="Stores" caption="The record of everything; nothing is kept only in the engine">
      <div className={styles["wrapping"]}>
        <Table label="Stores" columns={columns} rows={stores} rowKey={(store) => store.name} />
      </div>
      {stores
        .filter((store) => store.reason)
        .map((store) => (
          <p key={store.name} className={styles["reason"]}>
            {fieldTitle(store.name)}: {store.reason}
          </p>
        ))}
    </Card>
  );
}

/** "1 campaign", "27 campaigns"; some stores count under plurals already. */
function countedNoun(name: string, count: number): string {
  const noun = fieldTitle(name).toLocaleLowerCase();
  return count === 1 || noun.endsWith("s") ? noun : plural(noun);
}
