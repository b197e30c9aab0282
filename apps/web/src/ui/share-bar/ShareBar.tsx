import styles from "./ShareBar.module.css";

/** A share from 0 to 1 as a bar on its track. The number stands beside it, so the bar is hidden from readers. */
export function ShareBar({ share, quiet }: { readonly share: number; readonly quiet?: boolean }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span className={styles["track"]} data-quiet={quiet || undefined} aria-hidden="true">
      <span className={styles["bar"]} style={{ width: `${percent}%` }} />
    </span>
  );
}
