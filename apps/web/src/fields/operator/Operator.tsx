import type { TestOperator } from "@throughline/model";
import type { ReactElement } from "react";
import { Menu, MenuItem } from "../../ui/Menu.tsx";
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
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onAction={(key) => pick(String(key))}
      trigger={<Token label="Test">{operatorWords(value)}</Token>}
    >
      {choices.map((op) => (
        <MenuItem key={op} id={op}>
          {operatorWords(op)}
        </MenuItem>
      ))}
    </Menu>
  );
}
