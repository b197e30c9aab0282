import type { TestOperator } from "@throughline/model";
import type { ReactElement } from "react";
import { Menu } from "../../ui/Menu.tsx";
import { Token } from "../Token.tsx";
import { operatorsFor, operatorWords } from "./operators.ts";

interface OperatorProps {
  readonly type: string;
  readonly value: TestOperator;
  readonly onChange: (op: TestOperator) => void;
}

/** How a field is tested; only what fits its type. */
export function Operator({ type, value, onChange }: OperatorProps): ReactElement {
  const choices = operatorsFor(type);
  const pick = (key: string): void => {
    const op = choices.find((choice) => choice === key);
    if (op) onChange(op);
  };
  return (
    <Menu
      label="Test"
      selected={value}
      onAction={pick}
      trigger={<Token label="Test">{operatorWords(value)}</Token>}
      groups={[{ items: choices.map((op) => ({ id: op, name: operatorWords(op) })) }]}
    />
  );
}
