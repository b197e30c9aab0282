import styles from "./States.module.css";

/** An answer past its freshness target: as of when, in words, and why. */
export function StaleNotice({ when, reason }: { readonly when: string; readonly reason?: string | null | undefined }) {
  return (
    <p className={styles["stale"]} role="status">
      <strong>{when}</strong> {reason}
    </p>
  );
}
