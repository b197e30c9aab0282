import type { Value as ConditionValue, TestOperator } from "@throughline/model";
import { type ReactElement, useId } from "react";
import styles from "../Fields.module.css";
import type { FieldChoice } from "../field-choice.ts";
import { isNumeric } from "../field-choice.ts";
import { arityOf } from "../operator/operators.ts";
import { Duration } from "../window/Duration.tsx";
import { KnownValues } from "./KnownValues.tsx";
import { listOf, numberOf } from "./value-text.ts";

export type TestValue = ConditionValue | readonly ConditionValue[] | undefined;

interface ValueProps {
  readonly field: Pick<FieldChoice, "type" | "top">;
  readonly op: TestOperator;
  readonly value: TestValue;
  readonly onChange: (value: TestValue) => void;
}

/** What a field is tested against: real values with their counts, a number, a day, a length of time. */
export function Value({ field, op, value, onChange }: ValueProps): ReactElement | null {
  const id = useId();
  const arity = arityOf(op);
  if (arity === "none") return null;
  if (op === "in the last" || op === "in the next" || op === "anniversary in")
    return <Duration value={typeof value === "string" ? value : ""} onChange={onChange} />;
  const kind = isNumeric(field.type) ? "number" : op === "before" || op === "after" ? "date" : "text";
  if (arity === "two") {
    const [low, high] = Array.isArray(value) ? value : [];
    const days = field.type === "instant";
    const read = (text: unknown) => (days ? String(text ?? "") : (numberOf(String(text ?? "")) ?? 0));
    const change = (a: unknown, b: unknown) => onChange([read(a), read(b)]);
    return (
      <div className={styles["pair"]}>
        <label className={styles["field"]}>
          From
          <input
            className={styles["input"]}
            type={days ? "date" : "number"}
            step="any"
            value={String(low ?? "")}
            onChange={(event) => change(event.target.value, high)}
          />
        </label>
        <label className={styles["field"]}>
          To
          <input
            className={styles["input"]}
            type={days ? "date" : "number"}
            step="any"
            value={String(high ?? "")}
            onChange={(event) => change(low, event.target.value)}
          />
        </label>
      </div>
    );
  }
  if (field.type === "boolean")
    return (
      <KnownValues
        values={[
          { value: "true", count: null },
          { value: "false", count: null },
        ]}
        chosen={[String(value)]}
        onChange={([first]) => onChange(first === "true")}
      />
    );
  const typed = Array.isArray(value) ? value.join(", ") : value === undefined ? "" : String(value);
  const write = (text: string): void => {
    if (arity === "many") onChange(listOf(text, kind === "number"));
    else onChange(kind === "number" ? numberOf(text) : text);
  };
  return (
    <>
      <label className={styles["field"]} htmlFor={id}>
        {arity === "many" ? "Values, with commas between" : "Value"}
        <input
          id={id}
          className={styles["input"]}
          type={arity === "many" ? "text" : kind}
          step="any"
          value={typed}
          onChange={(event) => write(event.target.value)}
        />
      </label>
      {kind === "text" && field.top.length > 0 && (
        <KnownValues
          values={field.top}
          many={arity === "many"}
          chosen={Array.isArray(value) ? value.map(String) : value === undefined ? [] : [String(value)]}
          onChange={(chosen) => onChange(arity === "many" ? chosen : chosen[0])}
        />
      )}
    </>
  );
}
