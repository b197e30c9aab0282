import styles from "./Compare.module.css";

interface PastDayProps {
  readonly day: string;
  readonly first: string | undefined;
  readonly last: string;
  readonly onChange: (day: string) => void;
}

/** The past day at whose end the members are taken. */
export function PastDay({ day, first, last, onChange }: PastDayProps) {
  return (
    <label className={styles["sentence"]}>
      at the end of
      <input
        className={styles["day"]}
        type="date"
        value={day}
        min={first}
        max={last}
        onChange={({ target }) => {
          if (target.value !== "") onChange(target.value);
        }}
      />
    </label>
  );
}
