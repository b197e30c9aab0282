import { type CountOperator, comparisonWords } from "@throughline/model";
import type { ReactElement } from "react";
import styles from "../Fields.module.css";

const comparisons: readonly CountOperator[] = [">=", "=", "<=", ">", "<"];

interface ComparisonProps {
  readonly op: CountOperator;
  readonly value: number;
  readonly onChange: (op: CountOperator, value: number) => void;
}

/** "at least 2 times": how often something was done. Nobody who never did it is left out of "less than". */
export function Comparison({ op, value, onChange }: ComparisonProps): ReactElement {
  return (
    <div className={styles["pair"]}>
      <label className={styles["field"]}>
        How often
        <select
          className={styles["input"]}
          value={op}
          onChange={(event) => onChange(comparisons.find((name) => name === event.target.value) ?? ">=", value)}
        >
          {comparisons.map((name) => (
            <option key={name} value={name}>
              {comparisonWords[name]}
            </option>
          ))}
        </select>
      </label>
      <label className={styles["field"]}>
        Times
        <input
          className={styles["input"]}
          type="number"
          min={0}
          value={value}
          onChange={(event) => onChange(op, Math.max(0, Math.round(Number(event.target.value))))}
        />
      </label>
    </div>
  );
}
