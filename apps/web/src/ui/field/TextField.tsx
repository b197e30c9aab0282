import { useId } from "react";
import { FieldFrame } from "./FieldFrame.tsx";

interface TextFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  /** Values to choose from while typing. */
  readonly options?: readonly string[] | undefined;
  readonly maxLength?: number;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** The label is for readers only: a table's column or the line around it says it already. */
  readonly quietLabel?: boolean;
  /** More than one line; set in the font of code. */
  readonly code?: boolean;
  readonly rows?: number;
  readonly inputMode?: "numeric";
}

/** What a form begins with is a proposal: typing replaces it. */
const selected = (input: HTMLInputElement | null) => input?.select();

/** A labelled text field with its hint or its problem below. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, hint, problem, options, maxLength = 100, rows } = props;
  const id = useId();
  const shared = {
    id,
    value,
    maxLength,
    "aria-invalid": problem !== undefined,
    "aria-describedby": (problem ?? hint) === undefined ? undefined : `${id}-below`,
    autoFocus: props.autoFocus,
    placeholder: props.placeholder,
    spellCheck: props.code ? false : undefined,
    "data-code": props.code || undefined,
  };
  return (
    <FieldFrame id={id} label={label} quietLabel={props.quietLabel} hint={hint} problem={problem}>
      {rows === undefined ? (
        <input
          {...shared}
          list={options && `${id}-options`}
          inputMode={props.inputMode}
          ref={props.autoFocus ? selected : undefined}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      ) : (
        <textarea {...shared} rows={rows} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
      {options && (
        <datalist id={`${id}-options`}>
          {options.map((option) => (
            <option key={option} value={option} />
          ))}
        </datalist>
      )}
    </FieldFrame>
  );
}
