import { useState } from "react";
import styles from "./Compare.module.css";

interface PastDayProps {
  readonly day: string;
  readonly first: string | undefined;
  readonly last: string;
  readonly onChange: (day: string) => void;
}

/** Years are typed digit by digit: 0002, 0020, 0202, 2026. */
const firstYear = "1000";

/** The past day at whose end the members are taken. */
export function PastDay({ day, first, last, onChange }: PastDayProps) {
  // The address follows a moment later; the field must not fall back to it between two keys.
  const [typed, setTyped] = useState<string>();
  return (
    <label className={styles["sentence"]}>
      at the end of
      <input
        className={styles["day"]}
        type="date"
        value={typed ?? day}
        min={first}
        max={last}
        onChange={({ target }) => {
          setTyped(target.value);
          if (target.value >= firstYear) onChange(target.value);
        }}
        onBlur={() => setTyped(undefined)}
      />
    </label>
  );
}
