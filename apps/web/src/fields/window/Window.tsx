import type { Window as ConditionWindow } from "@throughline/model";
import type { ReactElement } from "react";
import styles from "../Fields.module.css";
import { Duration } from "./Duration.tsx";

interface WindowProps {
  readonly value: ConditionWindow | undefined;
  readonly onChange: (window: ConditionWindow | undefined) => void;
}

/** When something was done: ever, or in the last stretch of time before now. */
export function Window({ value, onChange }: WindowProps): ReactElement {
  const last = value !== undefined && "last" in value ? value.last : null;
  return (
    <div className={styles["field"]}>
      <label className={styles["field"]}>
        When
        <select
          className={styles["input"]}
          value={last === null ? "ever" : "last"}
          onChange={(event) => onChange(event.target.value === "last" ? { last: "P30D" } : undefined)}
        >
          <option value="ever">ever</option>
          <option value="last">in the last</option>
        </select>
      </label>
      {last !== null && <Duration value={last} onChange={(next) => onChange({ last: next })} />}
    </div>
  );
}
