import type { ReactElement } from "react";
import styles from "../Fields.module.css";
import { durationUnits, readDuration, writeDuration } from "./duration-text.ts";

interface DurationProps {
  /** ISO 8601: P7D, P1M, PT24H. */
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A length of time: a number and its unit. */
export function Duration({ value, onChange }: DurationProps): ReactElement {
  const { count, unit } = readDuration(value) ?? { count: 30, unit: "day" };
  return (
    <div className={styles["pair"]}>
      <label className={styles["field"]}>
        Number
        <input
          className={styles["input"]}
          type="number"
          min={1}
          max={9999}
          value={count}
          onChange={(event) => onChange(writeDuration(Number(event.target.value), unit))}
        />
      </label>
      <label className={styles["field"]}>
        Unit
        <select
          className={styles["input"]}
          value={unit}
          onChange={(event) => onChange(writeDuration(count, event.target.value))}
        >
          {durationUnits.map((name) => (
            <option key={name} value={name}>
              {name}s
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
