import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
  /** Where it comes from or since when, at the end of the line. */
  readonly note?: ReactNode;
}

/** Names and values as a definition list. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={styles["facts"]}>
      {facts.map((fact) => (
        <div key={fact.name} className={styles["fact"]}>
          <dt>{fact.name}</dt>
          <dd className={styles["value"]}>{fact.value}</dd>
          {fact.note && <dd className={styles["note"]}>{fact.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
