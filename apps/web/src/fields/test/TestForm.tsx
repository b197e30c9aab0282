import { comparing, type TestOperator } from "@throughline/model";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import styles from "../Fields.module.css";
import { arityOf, operatorsFor } from "../operator/operators.ts";
import { fields, type PropertyGroup, type PropertyPick } from "../registry.ts";
import type { TestValue } from "../value/Value.tsx";
import { AsOf } from "./AsOf.tsx";
import { comparableWith, type WholeTest } from "./property-test.ts";

interface TestFormProps {
  readonly groups: readonly PropertyGroup[];
  /** What a field can be compared with besides values. */
  readonly others?: readonly PropertyGroup[];
  /** Whether the trait of whoever did it can be read as of then. */
  readonly ofEvents?: boolean;
  readonly start?: WholeTest;
  readonly onDone: (test: WholeTest) => void;
}

/** Field, test, and a value or another field. It is applied as a whole, so the question is never asked half-written. */
export function TestForm({ groups, others = [], ofEvents = false, start, onDone }: TestFormProps): ReactElement {
  const [pick, setPick] = useState<PropertyPick | null>(start?.pick ?? null);
  const [op, setOp] = useState<TestOperator>(start?.op ?? "is");
  const [value, setValue] = useState<TestValue>(start?.value);
  const [chosen, setChosen] = useState<PropertyPick | null>(start?.to ?? null);
  const [asOf, setAsOf] = useState(start?.asOf);
  const field = pick && groups.find(({ of }) => of === pick.of)?.fields.find(({ name }) => name === pick.name);
  const type = field?.type ?? "text";
  const comparable = pick && comparing.has(op) && !asOf ? comparableWith(pick, type, others) : [];
  const to = comparing.has(op) ? chosen : null;
  const ready = pick !== null && (to !== null || isWhole(op, value));

  const choose = (next: PropertyPick | null): void => {
    const found = next && groups.find(({ of }) => of === next.of)?.fields.find(({ name }) => name === next.name);
    setPick(next);
    setOp(operatorsFor(found?.type ?? "text")[0] ?? "is");
    setValue(undefined);
    setChosen(null);
    setAsOf(undefined);
  };
  const changeOp = (next: TestOperator): void => {
    if (arityOf(next) !== arityOf(op)) setValue(next === "in the last" || next === "in the next" ? "P30D" : undefined);
    setOp(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (!ready) return;
    if (to) onDone({ pick, op, value: undefined, to });
    else onDone({ pick, op, value: arityOf(op) === "none" ? undefined : value, ...(asOf && { asOf }) });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <div className={styles["formRow"]}>
        <fields.Property label="Field" groups={groups} value={pick} onChange={choose} />
        {pick?.of === "trait" && ofEvents && !to && <AsOf value={asOf} onChange={setAsOf} />}
        {pick && <fields.Operator type={type} value={op} onChange={changeOp} />}
        {pick && (comparable.length > 0 || to) && (
          <fields.Property label="Compared with" groups={comparable} value={to} none="a value" onChange={setChosen} />
        )}
      </div>
      {pick && !to && (
        <fields.Value field={{ type, top: field?.top ?? [] }} op={op} value={value} onChange={setValue} />
      )}
      <Button type="submit" look="primary" isDisabled={!ready}>
        Apply
      </Button>
    </form>
  );
}

function isWhole(op: TestOperator, value: TestValue): boolean {
  const arity = arityOf(op);
  if (arity === "none") return true;
  if (arity === "two") return Array.isArray(value) && value.length === 2;
  if (arity === "many") return Array.isArray(value) && value.length > 0;
  return value !== undefined && value !== "" && !Array.isArray(value);
}
