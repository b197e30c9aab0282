import type { TestOperator } from "@throughline/model";
import { type FormEvent, type ReactElement, useState } from "react";
import { Button } from "../../ui/Button.tsx";
import styles from "../Fields.module.css";
import { arityOf, operatorsFor } from "../operator/operators.ts";
import { fields, type PropertyGroup, type PropertyPick } from "../registry.ts";
import type { TestValue } from "../value/Value.tsx";

export interface WholeTest {
  readonly pick: PropertyPick;
  readonly op: TestOperator;
  readonly value: TestValue;
}

export type TestStart = WholeTest;

interface TestFormProps {
  readonly groups: readonly PropertyGroup[];
  readonly start?: TestStart;
  readonly onDone: (test: WholeTest) => void;
}

/** Field, test, value. It is applied as a whole, so the question is never asked half-written. */
export function TestForm({ groups, start, onDone }: TestFormProps): ReactElement {
  const [pick, setPick] = useState<PropertyPick | null>(start?.pick ?? null);
  const [op, setOp] = useState<TestOperator>(start?.op ?? "is");
  const [value, setValue] = useState<TestValue>(start?.value);
  const field = pick && groups.find(({ of }) => of === pick.of)?.fields.find(({ name }) => name === pick.name);
  const type = field?.type ?? "text";
  const ready = pick !== null && isWhole(op, value);

  const choose = (next: PropertyPick | null): void => {
    const found = next && groups.find(({ of }) => of === next.of)?.fields.find(({ name }) => name === next.name);
    setPick(next);
    setOp(operatorsFor(found?.type ?? "text")[0] ?? "is");
    setValue(undefined);
  };
  const changeOp = (next: TestOperator): void => {
    if (arityOf(next) !== arityOf(op)) setValue(next === "in the last" || next === "in the next" ? "P30D" : undefined);
    setOp(next);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    if (ready) onDone({ pick, op, value: arityOf(op) === "none" ? undefined : value });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <div className={styles["formRow"]}>
        <fields.Property label="Field" groups={groups} value={pick} onChange={choose} />
        {pick && <fields.Operator type={type} value={op} onChange={changeOp} />}
      </div>
      {pick && <fields.Value field={{ type, top: field?.top ?? [] }} op={op} value={value} onChange={setValue} />}
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
