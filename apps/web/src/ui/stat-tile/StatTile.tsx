import type { ReactNode } from "react";
import type { Change } from "../format/change.ts";
import { Spark } from "../spark/Spark.tsx";
import { Delta } from "./Delta.tsx";
import styles from "./StatTile.module.css";

interface StatTileProps {
  readonly label: ReactNode;
  readonly value: string;
  /** The exact figure when `value` is rounded. */
  readonly exact?: string;
  readonly change?: Change | null;
  /** What the change is measured on, e.g. "on 17.9k". */
  readonly against?: string | undefined;
  readonly spark?: readonly (number | null)[];
  readonly reference?: readonly (number | null)[] | null;
}

/** One figure with its change and its shape. */
export function StatTile({ label, value, exact, change, against, spark, reference }: StatTileProps) {
  return (
    <div className={styles["tile"]}>
      <div className={styles["label"]}>{label}</div>
      <div className={styles["line"]}>
        <span className={styles["value"]} title={exact}>
          {value}
        </span>
        {spark && <Spark values={spark} reference={reference} />}
      </div>
      <div className={styles["foot"]}>
        {change && <Delta change={change} />} {against}
      </div>
    </div>
  );
}
