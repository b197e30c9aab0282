import { type ReactElement, useId } from "react";
import { formatCompact } from "../../ui/format/number.ts";
import styles from "../Fields.module.css";

interface KnownValuesProps {
  readonly values: readonly { readonly value: string; readonly count: number | null }[];
  readonly chosen: readonly string[];
  readonly many?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Values that really occur, most frequent first, to be ticked. */
export function KnownValues({ values, chosen, many = false, onChange }: KnownValuesProps): ReactElement {
  const name = useId();
  const toggle = (value: string): void => {
    if (!many) onChange([value]);
    else onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value]);
  };
  return (
    <fieldset className={styles["values"]} style={{ border: 0, margin: 0, padding: 0, minWidth: 0 }}>
      <legend className={styles["note"]}>Most frequent values</legend>
      {values.map(({ value, count }) => (
        <label key={value} className={styles["valueRow"]}>
          <input
            type={many ? "checkbox" : "radio"}
            name={name}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
          />
          <span>{value === "" ? "(empty)" : value}</span>
          {count !== null && <span className={styles["count"]}>{formatCompact(count)}</span>}
        </label>
      ))}
    </fieldset>
  );
}
