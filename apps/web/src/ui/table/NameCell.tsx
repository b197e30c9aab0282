import type { ReactNode } from "react";
import styles from "./NameCell.module.css";

/** The first cell of a row: a mark, and the row's link in ink. */
export function NameCell({ mark, children }: { readonly mark?: ReactNode; readonly children: ReactNode }) {
  return (
    <span className={styles["name"]}>
      {mark}
      <span className={styles["text"]}>{children}</span>
    </span>
  );
}
