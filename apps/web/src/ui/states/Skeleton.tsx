import styles from "./States.module.css";

interface SkeletonProps {
  /** What is being loaded, for readers: "Loading people". */
  readonly label: string;
  readonly rows?: number;
  /** Height of one row in px, so that nothing moves when the data lands. */
  readonly rowHeight?: number;
}

/** Reserved space while the first answer is on its way; it shows itself only after 200 ms. */
export function Skeleton({ label, rows = 6, rowHeight = 40 }: SkeletonProps) {
  return (
    <div role="status" aria-label={label} className={styles["skeleton"]}>
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never reordered
        <div key={index} className={styles["bar-row"]} style={{ height: rowHeight }}>
          <div className={styles["bar"]} style={{ width: `${72 - ((index * 17) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}
