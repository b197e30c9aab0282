import { type ReactElement, useEffect, useState } from "react";
import styles from "../../Fields.module.css";
import { numberOf } from "../../value/value-text.ts";
import type { ControlProps } from "./control-props.ts";

interface NumberTokenProps {
  readonly label: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
  readonly wrong?: boolean | undefined;
}

/** A number in the sentence, typed where it stands. What is no number yet is kept in the field and not passed on. */
export function NumberToken({ label, value, wrong, onChange }: NumberTokenProps): ReactElement {
  const [text, setText] = useState(String(value));
  useEffect(() => setText((shown) => (numberOf(shown) === value ? shown : String(value))), [value]);
  return (
    <input
      className={styles["number"]}
      aria-label={label}
      aria-invalid={wrong || numberOf(text) === undefined}
      inputMode="decimal"
      maxLength={12}
      value={text}
      style={{ width: `${Math.max(2, text.length) + 2}ch` }}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={() => setText(String(value))}
      onChange={(event) => {
        setText(event.currentTarget.value);
        const number = numberOf(event.currentTarget.value);
        if (number !== undefined) onChange(number);
      }}
    />
  );
}

/** A number, or two for "between". */
export function AmountControl({ leaf, value, wrong, onChange }: ControlProps): ReactElement {
  const counted = leaf.body["measure"] === undefined || leaf.body["measure"] === "count";
  if (Array.isArray(value)) {
    const [low, high] = value.map(Number);
    return (
      <>
        <NumberToken
          label="At least"
          value={low ?? 0}
          wrong={wrong}
          onChange={(next) => onChange([next, high], true)}
        />
        <span>and</span>
        <NumberToken label="At most" value={high ?? 0} wrong={wrong} onChange={(next) => onChange([low, next], true)} />
        {counted && <span>times</span>}
      </>
    );
  }
  const number = typeof value === "number" ? value : 1;
  return (
    <>
      <NumberToken
        label={counted ? "Times" : "Amount"}
        value={number}
        wrong={wrong}
        onChange={(next) => onChange(next, true)}
      />
      {counted && <span>{number === 1 ? "time" : "times"}</span>}
    </>
  );
}

export function WholeControl({ spec, value, wrong, onChange }: ControlProps): ReactElement {
  return (
    <NumberToken
      label={spec.describe}
      value={typeof value === "number" ? value : 1}
      wrong={wrong}
      onChange={(next) => onChange(next, true)}
    />
  );
}
