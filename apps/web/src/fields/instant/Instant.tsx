import type { ReactElement } from "react";
import styles from "../Fields.module.css";
import { instantTyped, localMinute } from "./local-minute.ts";

interface InstantProps {
  /** ISO 8601 with an offset; "" for none yet. */
  readonly value: string;
  readonly zone: string;
  readonly onChange: (at: string) => void;
}

/** Day and time of the workspace. What is half typed stays in the field and is not passed on. */
export function Instant({ value, zone, onChange }: InstantProps): ReactElement {
  return (
    <label className={styles["field"]}>
      Day and time ({zone})
      <input
        className={styles["input"]}
        type="datetime-local"
        max="9999-12-31T23:59"
        value={localMinute(value, zone)}
        onChange={(event) => {
          const at = instantTyped(event.currentTarget.value, zone);
          if (at !== undefined) onChange(at);
        }}
      />
    </label>
  );
}
