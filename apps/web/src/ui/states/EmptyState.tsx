import type { ReactNode } from "react";
import styles from "./States.module.css";

interface EmptyStateProps {
  /** Why there is nothing: no data yet, filtered out, or no permission. */
  readonly why: ReactNode;
  /** The one thing to do about it. */
  readonly action?: ReactNode;
}

export function EmptyState({ why, action }: EmptyStateProps) {
  return (
    <div className={styles["empty"]}>
      <p>{why}</p>
      {action}
    </div>
  );
}
