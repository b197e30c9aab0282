import { useId } from "react";
import styles from "./NewWorkspacePage.module.css";

interface TextInputProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string;
  readonly problem?: string | undefined;
  /** Values to choose from while typing. */
  readonly options?: readonly string[];
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
}

/** A labelled text field with its hint or its problem below. */
export function TextInput(props: TextInputProps) {
  const { label, value, onChange, hint, problem, options, maxLength = 100 } = props;
  const id = useId();
  const below = problem ?? hint;
  return (
    <div className={styles["field"]}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={value}
        maxLength={maxLength}
        list={options && `${id}-options`}
        aria-invalid={problem !== undefined}
        aria-describedby={below === undefined ? undefined : `${id}-below`}
        // biome-ignore lint/a11y/noAutofocus: the page is this form, and its first field is where one begins
        autoFocus={props.autoFocus}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
      {below && (
        <p id={`${id}-below`} className={problem ? styles["problem"] : styles["hint"]}>
          {below}
        </p>
      )}
    </div>
  );
}
