import styles from "./States.module.css";

/** An answer past its freshness target: as of when, and why. */
export function StaleNotice({ asOf, reason }: { readonly asOf: string; readonly reason?: string | null | undefined }) {
  return (
    <p className={styles["stale"]} role="status">
      <strong>As of {asOf}</strong> {reason}
    </p>
  );
}
