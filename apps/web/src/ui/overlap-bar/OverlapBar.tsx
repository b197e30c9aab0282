import styles from "./OverlapBar.module.css";

interface OverlapBarProps {
  readonly onlyHere: number;
  readonly both: number;
  readonly onlyThere: number;
}

/** Two sets as one bar: only here, both, only there. The numbers stand beside it, so it is hidden from readers. */
export function OverlapBar({ onlyHere, both, onlyThere }: OverlapBarProps) {
  return (
    <span className={styles["bar"]} aria-hidden="true">
      {onlyHere > 0 && <span className={styles["here"]} style={{ flexGrow: onlyHere }} />}
      {both > 0 && <span className={styles["both"]} style={{ flexGrow: both }} />}
      {onlyThere > 0 && <span className={styles["there"]} style={{ flexGrow: onlyThere }} />}
    </span>
  );
}
