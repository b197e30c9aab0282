import type { ReactNode } from "react";
import styles from "./NodePage.module.css";

/** Two thirds for what happened, one for what stands beside it; one under the other where there is no room. */
export function NodeColumns({ main, aside }: { readonly main: ReactNode; readonly aside: ReactNode }) {
  return (
    <div className={styles["columns"]}>
      <div className={styles["part"]}>{main}</div>
      <div className={styles["part"]}>{aside}</div>
    </div>
  );
}
