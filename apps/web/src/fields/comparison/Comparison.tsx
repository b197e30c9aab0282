import type { CountOperator } from "@throughline/model";
import type { ReactElement } from "react";
import styles from "../Fields.module.css";

interface ComparisonProps {
  readonly op: CountOperator;
  readonly value: number;
  readonly onChange: (op: CountOperator, value: number) => void;
}

const choices: readonly (readonly [CountOperator, string])[] = [
  [">=", "at least"],
  ["=", "exactly"],
  ["<=", "at most"],
  [">", "more than"],
  ["<", "fewer than"],
];

/** "at least 2 times": how often something was done. Nobody who never did it is left out of "fewer than". */
export function Comparison({ op, value, onChange }: ComparisonProps): ReactElement {
  return (
    <div className={styles["pair"]}>
      <label className={styles["field"]}>
        How often
        <select
          className={styles["input"]}
          value={op}
          onChange={(event) => onChange(choices.find(([name]) => name === event.target.value)?.[0] ?? ">=", value)}
        >
          {choices.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
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

/** "at least 2 times" as words of a sentence. */
export function comparisonWords(op: CountOperator, value: number): string {
  const words = choices.find(([name]) => name === op)?.[1] ?? op;
  return `${words} ${value} ${value === 1 ? "time" : "times"}`;
}
