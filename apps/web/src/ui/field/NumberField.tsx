import { useId } from "react";
import { VisuallyHidden } from "../VisuallyHidden.tsx";
import styles from "./Field.module.css";

interface NumberFieldProps {
  readonly label: string;
  /** The label stands before the number; otherwise it is for readers only. */
  readonly shown?: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
  /** What it counts, behind it: "per person". */
  readonly unit?: string;
  readonly problem?: string | undefined;
}

/** A small whole number on one line. Empty is 0, which the rules may refuse. */
export function NumberField({ label, shown, value, onChange, unit, problem }: NumberFieldProps) {
  const id = useId();
  return (
    <div className={styles["number"]}>
      <label htmlFor={id}>{shown ? label : <VisuallyHidden>{label}</VisuallyHidden>}</label>
      <input
        id={id}
        value={String(value)}
        inputMode="numeric"
        maxLength={9}
        aria-invalid={problem !== undefined}
        aria-describedby={problem === undefined ? undefined : `${id}-below`}
        onChange={(event) => onChange(Number(event.currentTarget.value.replace(/\D/g, "")))}
      />
      {unit && <span aria-hidden="true">{unit}</span>}
      {problem && (
        <p id={`${id}-below`} className={styles["problem"]}>
          {problem}
        </p>
      )}
    </div>
  );
}
