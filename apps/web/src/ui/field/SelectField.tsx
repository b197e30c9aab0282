import { useId } from "react";
import { FieldFrame } from "./FieldFrame.tsx";

interface SelectFieldProps {
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string) => void;
  readonly hint?: string | undefined;
  readonly problem?: string | undefined;
  readonly quietLabel?: boolean;
}

/** One of a few: the system's own list, which every keyboard knows. */
export function SelectField({ label, value, options, onChange, hint, problem, quietLabel }: SelectFieldProps) {
  const id = useId();
  const known = options.some((option) => option.id === value);
  return (
    <FieldFrame id={id} label={label} quietLabel={quietLabel} hint={hint} problem={problem}>
      <select
        id={id}
        value={value}
        aria-invalid={problem !== undefined}
        aria-describedby={(problem ?? hint) === undefined ? undefined : `${id}-below`}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        {!known && <option value={value}>{value === "" ? "Choose" : value}</option>}
        {options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.name}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}
