import type { ReactNode } from "react";
import hidden from "../VisuallyHidden.module.css";
import styles from "./Field.module.css";

interface FieldFrameProps {
  /** Of the control inside; what stands below it is `<id>-below`. */
  readonly id: string;
  readonly label: string;
  readonly quietLabel?: boolean | undefined;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
}

/** A control under its label, with its hint or, instead, its problem below. */
export function FieldFrame({ id, label, quietLabel, hint, problem, children }: FieldFrameProps) {
  const below = problem ?? hint;
  return (
    <div className={styles["field"]}>
      <label htmlFor={id} className={quietLabel ? hidden["hidden"] : undefined}>
        {label}
      </label>
      {children}
      {below && (
        <p id={`${id}-below`} className={problem ? styles["problem"] : styles["hint"]}>
          {below}
        </p>
      )}
    </div>
  );
}
