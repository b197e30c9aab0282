import { comparisonWords, countOperators, measureWords, operatorNames, type TestOperator } from "@throughline/model";
import type { ReactElement } from "react";
import { Menu } from "../../../ui/Menu.tsx";
import { fieldTitle } from "../../field-choice.ts";
import { operatorsFor, operatorWords } from "../../operator/operators.ts";
import { Token } from "../../Token.tsx";
import type { ControlProps } from "./control-props.ts";
import { testedField } from "./tested-field.ts";

interface MenuTokenProps extends Pick<ControlProps, "value" | "onChange" | "wrong"> {
  readonly label: string;
  readonly items: readonly { readonly id: string; readonly name: string }[];
}

/** One of a few. */
function MenuToken({ label, items, value, wrong, onChange }: MenuTokenProps): ReactElement {
  const chosen = items.find(({ id }) => id === value);
  return (
    <Menu
      label={label}
      {...(chosen && { selected: chosen.id })}
      groups={[{ items }]}
      onAction={(id) => onChange(id)}
      trigger={
        <Token label={label} tone={wrong ? "wrong" : "value"}>
          {chosen?.name ?? (typeof value === "string" ? value : "choose")}
        </Token>
      }
    />
  );
}

export function ChoiceControl(props: ControlProps): ReactElement {
  const items = (props.spec.choices ?? []).map((id) => ({ id, name: comparisonOr(id) }));
  return <MenuToken {...props} label={fieldTitle(props.spec.name)} items={items} />;
}

const isCountOperator = (text: string): text is keyof typeof comparisonWords => Object.hasOwn(comparisonWords, text);
const comparisonOr = (text: string): string => (isCountOperator(text) ? comparisonWords[text] : text);

export function CountOperatorControl(props: ControlProps): ReactElement {
  const items = countOperators.map((id) => ({ id, name: comparisonWords[id] }));
  return <MenuToken {...props} value={props.value ?? ">="} label="How often" items={items} />;
}

/** The tests that fit the field's type; all of them where the type is not known. */
export function OperatorControl(props: ControlProps): ReactElement {
  const { spec, leaf, choices, value } = props;
  const type = testedField(leaf, choices)?.type ?? "text";
  const offered: readonly string[] = spec.choices
    ? operatorNames.filter((op) => spec.choices?.includes(op))
    : operatorsFor(type);
  const items = (isOperator(value) && !offered.includes(value) ? [value, ...offered] : offered)
    .filter(isOperator)
    .map((id) => ({ id, name: operatorWords(id) }));
  return <MenuToken {...props} label="Test" items={items} />;
}

const isOperator = (op: unknown): op is TestOperator => typeof op === "string" && operatorNames.includes(op);

export function MeasureControl(props: ControlProps): ReactElement {
  const items = [
    { id: "count", name: "how often" },
    ...Object.entries(measureWords).map(([id, name]) => ({ id, name: `the ${name} of` })),
  ];
  return <MenuToken {...props} value={props.value ?? "count"} label="Measure" items={items} />;
}
