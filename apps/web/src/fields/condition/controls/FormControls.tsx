import {
  type FieldTest,
  lengthWords,
  operators,
  pointWords,
  type Value as TestedValue,
  type TestOperator,
  windowWords,
} from "@throughline/model";
import type { FormEvent, ReactElement, ReactNode } from "react";
import { Button } from "../../../ui/Button.tsx";
import { ListField } from "../../../ui/field/ListField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import styles from "../../Fields.module.css";
import { fieldTitle } from "../../field-choice.ts";
import { Instant } from "../../instant/Instant.tsx";
import { Token } from "../../Token.tsx";
import { Value } from "../../value/Value.tsx";
import { Duration } from "../../window/Duration.tsx";
import { isWindow, Window } from "../../window/Window.tsx";
import { nameChoices } from "../name-choices.ts";
import type { ControlProps } from "./control-props.ts";
import { testedField } from "./tested-field.ts";
import { valueWords } from "./value-words.ts";

interface FormTokenProps extends Pick<ControlProps, "wrong" | "startOpen"> {
  readonly label: string;
  readonly words: string;
  readonly children: ReactNode;
}

/** A small form behind a token; its changes count at once, Enter closes it. */
function FormToken({ label, words, wrong, startOpen, children }: FormTokenProps): ReactElement {
  return (
    <Popover
      label={label}
      startOpen={startOpen}
      trigger={
        <Token label={label} tone={wrong ? "wrong" : "value"}>
          {words}
        </Token>
      }
    >
      {(close) => (
        <form
          className={styles["form"]}
          onSubmit={(event: FormEvent) => {
            event.preventDefault();
            event.stopPropagation();
            close();
          }}
        >
          {children}
          <Button type="submit" look="primary">
            Done
          </Button>
        </form>
      )}
    </Popover>
  );
}

const isOperator = (op: unknown): op is TestOperator => typeof op === "string" && Object.hasOwn(operators, op);
const isOne = (value: unknown): value is TestedValue =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean";

function given(value: unknown): FieldTest["value"] {
  return Array.isArray(value) ? value.filter(isOne) : isOne(value) ? value : undefined;
}

/** What a field is compared with; nothing for tests that take no value. */
export function OperandControl(props: ControlProps): ReactElement | null {
  const { leaf, choices, value, onChange } = props;
  const op = isOperator(leaf.body["op"]) ? leaf.body["op"] : "is";
  if (operators[op].operand === "none") return null;
  const field = testedField(leaf, choices) ?? { type: "text", top: [] };
  return (
    <FormToken {...props} label="Value" words={valueWords({ op, ...optionalValue(given(value)) })}>
      <Value field={field} op={op} value={given(value)} onChange={(next) => onChange(next, true)} />
    </FormToken>
  );
}

const optionalValue = (value: FieldTest["value"]) => (value === undefined ? {} : { value });

export function WindowControl(props: ControlProps): ReactElement {
  const value = isWindow(props.value) ? props.value : undefined;
  const words = windowWords(value, props.choices.zone).trim();
  return (
    <FormToken {...props} label="When" words={words === "" ? "ever" : words}>
      <Window value={value} onChange={(next) => props.onChange(next, true)} />
    </FormToken>
  );
}

export function DurationControl(props: ControlProps): ReactElement {
  const value = typeof props.value === "string" ? props.value : "";
  return (
    <FormToken
      {...props}
      label={fieldTitle(props.spec.name)}
      words={`${fieldTitle(props.spec.name)} ${lengthWords(value)}`}
    >
      <Duration value={value} onChange={(next) => props.onChange(next, true)} />
    </FormToken>
  );
}

/** A moment in the workspace's time. */
export function InstantControl(props: ControlProps): ReactElement {
  const { choices, value, onChange } = props;
  const at = typeof value === "string" ? value : "";
  return (
    <FormToken {...props} label="Moment" words={at === "" ? "at a moment" : `at ${pointWords(at, choices.zone)}`}>
      <Instant value={at} zone={choices.zone} onChange={(next) => onChange(next, true)} />
    </FormToken>
  );
}

/** A name of a closed set that only data know: typed, with those that occur to choose from. */
export function NameControl(props: ControlProps): ReactElement {
  const { spec, leaf, choices, value, onChange } = props;
  const text = typeof value === "string" ? value : "";
  const name = fieldTitle(spec.name);
  return (
    <FormToken {...props} label={name} words={text === "" ? `any ${name}` : text}>
      <TextField
        label={name.charAt(0).toUpperCase() + name.slice(1)}
        value={text}
        hint={spec.describe}
        options={nameChoices(leaf, spec, choices)}
        onChange={(next) => onChange(next === "" ? undefined : next, true)}
      />
    </FormToken>
  );
}

const shown = 2;

/** Identifiers, typed or pasted as a list. */
export function ValuesControl(props: ControlProps): ReactElement {
  const values = Array.isArray(props.value) ? props.value.map(String) : [];
  const more = values.length > shown ? ` and ${values.length - shown} more` : "";
  const words = values.length === 0 ? "add identifiers" : `${values.slice(0, shown).join(", ")}${more}`;
  return (
    <Popover
      label="Identifiers"
      startOpen={props.startOpen}
      trigger={
        <Token label="Identifiers" tone={props.wrong ? "wrong" : "value"}>
          {words}
        </Token>
      }
    >
      <div className={styles["form"]}>
        <ListField
          one="Identifier"
          items={values}
          hint={props.spec.describe}
          onChange={(next) => props.onChange(next)}
        />
      </div>
    </Popover>
  );
}

export function FlagControl({ spec, value, onChange }: ControlProps): ReactElement {
  return (
    <label className={styles["flag"]}>
      <input
        type="checkbox"
        checked={value === true}
        onChange={(event) => onChange(event.currentTarget.checked || undefined)}
      />
      {fieldTitle(spec.name)}
    </label>
  );
}
