import { useEffect, useState } from "react";
import styles from "./States.module.css";

interface SkeletonProps {
  /** What is being loaded, for readers: "Loading people". */
  readonly label: string;
  readonly rows?: number;
  /** Height of one row in px, so that nothing moves when the data lands. */
  readonly rowHeight?: number;
}

/** From here on a wait is told in words, with how long it has been. */
const PATIENCE_S = 3;

/** Reserved space while the first answer is on its way; it shows itself only after 200 ms. */
export function Skeleton({ label, rows = 6, rowHeight = 40 }: SkeletonProps) {
  const seconds = useSeconds();
  return (
    <div role="status" aria-label={label} aria-busy="true" className={styles["skeleton"]}>
      {seconds >= PATIENCE_S && (
        <p className={styles["waiting"]}>
          {label}, {seconds}
          {"\u00a0"}s
        </p>
      )}
      {Array.from({ length: rows }, (_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the bars are alike and never reordered
        <div key={index} className={styles["bar-row"]} style={{ height: rowHeight }}>
          <div className={styles["bar"]} style={{ width: `${72 - ((index * 17) % 40)}%` }} />
        </div>
      ))}
    </div>
  );
}

/** Whole seconds since this was first shown. */
function useSeconds(): number {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds((now) => now + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return seconds;
}
