import type { ReactElement, ReactNode } from "react";
import { formatValue } from "../../ui/format/value.ts";
import styles from "./BarChart.module.css";
import { type Bar, barSpans } from "./bar.ts";

interface BarChartProps {
  readonly bars: readonly Bar[];
  readonly label: string;
  /** The value of a full track; without it the largest bar fills its track. */
  readonly full?: number;
  /** What stands at the right of a bar; by default its value. */
  readonly figure?: (bar: Bar, index: number) => ReactNode;
}

/** Horizontal bars on a track, each with its number; a tick marks the reference. Read as a plain list. */
export function BarChart({ bars, label, full, figure }: BarChartProps): ReactElement {
  const spans = barSpans(bars, full);
  return (
    <ul className={styles["bars"]} aria-label={label}>
      {bars.map((bar, index) => {
        const span = spans[index] ?? { length: 0, tick: null };
        return (
          <li key={bar.key} className={styles["bar"]}>
            <span className={styles["name"]} title={bar.name}>
              {bar.name}
            </span>
            <span className={styles["track"]} aria-hidden="true">
              <span className={styles["fill"]} style={{ width: `${span.length * 100}%` }} />
              {span.tick !== null && <span className={styles["tick"]} style={{ left: `${span.tick * 100}%` }} />}
            </span>
            <span className={styles["figure"]}>{figure ? figure(bar, index) : formatValue(bar.value, bar.format)}</span>
          </li>
        );
      })}
    </ul>
  );
}
