import { formatShare, none } from "../../ui/format/number.ts";
import { ShareBar } from "../../ui/share-bar/ShareBar.tsx";
import styles from "./DataPage.module.css";

interface TopValuesProps {
  readonly values: readonly { readonly value: string; readonly count: number }[];
  /** Rows that have a value: the whole of the shares. */
  readonly rows: number;
}

const MOST = 3;

/** The most frequent values with their share of the filled rows. */
export function TopValues({ values, rows }: TopValuesProps) {
  if (values.length === 0 || rows === 0) return none;
  return (
    <ul className={styles["top"]}>
      {values.slice(0, MOST).map((one) => (
        <li key={one.value}>
          <span className={styles["value"]} title={one.value}>
            {one.value === "" ? "(empty)" : one.value}
          </span>
          <span className={styles["bar"]}>
            <ShareBar share={one.count / rows} />
          </span>
          <span className={styles["share"]}>{formatShare(Math.min(1, one.count / rows))}</span>
        </li>
      ))}
    </ul>
  );
}
