import type { Condition, Control, FieldSpec, Path, Unit } from "@throughline/model";
import { type ComponentType, Fragment, type ReactElement, type ReactNode, useEffect, useRef, useState } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { classes } from "../../ui/classes.ts";
import { Icon } from "../../ui/Icon.tsx";
import styles from "../Fields.module.css";
import { fieldTitle } from "../field-choice.ts";
import { candidatesOf } from "./candidates.ts";
import type { Choices } from "./choices.ts";
import type { ControlProps } from "./controls/control-props.ts";
import {
  DurationControl,
  FlagControl,
  InstantControl,
  NameControl,
  OperandControl,
  ValuesControl,
  WindowControl,
} from "./controls/FormControls.tsx";
import { GroupsControl } from "./controls/GroupsControl.tsx";
import { ChoiceControl, CountOperatorControl, MeasureControl, OperatorControl } from "./controls/MenuControls.tsx";
import { AmountControl, WholeControl } from "./controls/NumberControls.tsx";
import {
  AccountFieldControl,
  EventControl,
  ListControl,
  PropertyControl,
  SegmentControl,
  TraitControl,
} from "./controls/PickControls.tsx";
import { TestsControl } from "./controls/TestsControl.tsx";
import { leafOf } from "./leaf.ts";
import { offeredFields, setField } from "./settle.ts";

/** The control of each sort of field. Conditions inside a condition are drawn by whoever draws the condition. */
const controls: Readonly<Record<Control, ComponentType<ControlProps> | null>> = {
  conditions: null,
  condition: null,
  eventName: EventControl,
  traitName: TraitControl,
  accountField: AccountFieldControl,
  propertyName: PropertyControl,
  operator: OperatorControl,
  operand: OperandControl,
  tests: (props) => <TestsControl {...props} body={props.leaf.body} />,
  measure: MeasureControl,
  countOperator: CountOperatorControl,
  amount: AmountControl,
  window: WindowControl,
  flag: FlagControl,
  other: null,
  name: NameControl,
  choice: ChoiceControl,
  duration: DurationControl,
  instant: InstantControl,
  whole: WholeControl,
  number: WholeControl,
  values: ValuesControl,
  segment: SegmentControl,
  list: ListControl,
  groups: GroupsControl,
};

interface FieldTokensProps {
  readonly condition: Condition;
  readonly unit: Unit;
  readonly choices: Choices;
  /** Names of the fields of this condition that something is wrong with. */
  readonly wrong: ReadonlySet<string>;
  readonly onChange: (condition: Condition, typing: boolean) => void;
  /** The field that opens by itself, of a condition that was just added. */
  readonly startOpen?: string | undefined;
  /** Draws the condition in a field of this one. */
  readonly inner: (path: Path, condition: Condition) => ReactNode;
}

/** Shown with their defaults, because most who say what also say how often. */
const usual: ReadonlySet<Control> = new Set<Control>(["countOperator", "amount"]);
/** They stand among the tokens when they can be added, and add by themselves. */
const selfAdding: ReadonlySet<Control> = new Set<Control>(["tests"]);

/** The fields of a condition as the words of a sentence, and dashed tokens for what could be said besides. */
export function FieldTokens(props: FieldTokensProps): ReactElement {
  const { condition, unit, choices, wrong, onChange, startOpen, inner } = props;
  const [added, setAdded] = useState<string>();
  const leaf = leafOf(condition);
  const setting = { unit, choices };
  const offered = offeredFields(condition, setting);
  const isOffered = (name: string) => offered.some((spec) => spec.name === name);
  const shown = leaf.fields.filter(
    ({ name, control, required }) =>
      required ||
      leaf.body[name] !== undefined ||
      ((usual.has(control) || selfAdding.has(control)) && isOffered(name) && !measured(leaf.fields, leaf.body)),
  );
  const addable = offered.filter((spec) => !shown.includes(spec) && spec.control !== "other").toSorted(byUse);
  const set = (spec: FieldSpec, value: unknown, typing = false): void =>
    onChange(setField(condition, spec.name, value, setting), typing);
  const add = (spec: FieldSpec): void => {
    setAdded(spec.name);
    if (spec.control === "name") return;
    const start = candidatesOf(spec, { ...setting, body: leaf.body })
      .map((value) => setField(condition, spec.name, value, setting))
      .find((next) => leafOf(next).body[spec.name] !== undefined);
    if (start) onChange(start, false);
  };
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The button that added the field is gone; a field that opens by itself has the focus already.
    if (added !== undefined && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>(`[data-field="${added}"] :is(button, input)`)?.focus();
  }, [added]);
  const named = leaf.fields.filter(({ name }) => name === added && leaf.body[name] === undefined);
  return (
    <div ref={box} className={styles["tokens"]}>
      {[...shown, ...named]
        .toSorted((a, b) => lastly(a) - lastly(b))
        .map((spec) => {
          const Control = controls[spec.control];
          const value = leaf.body[spec.name];
          if (spec.control === "condition" && isCondition(value))
            return <Fragment key={spec.name}>{inner([leaf.kind, spec.name], value)}</Fragment>;
          if (!Control) return null;
          return (
            <span key={spec.name} data-field={spec.name} className={styles["tokens"]}>
              <Control
                spec={spec}
                leaf={leaf}
                unit={unit}
                choices={choices}
                value={value}
                wrong={wrong.has(spec.name)}
                startOpen={startOpen === spec.name || (added === spec.name && spec.control !== "window")}
                onChange={(next, typing) => set(spec, next, typing)}
              />
            </span>
          );
        })}
      {addable.map((spec) => (
        <AriaButton key={spec.name} className={classes(styles["token"], styles["add"])} onPress={() => add(spec)}>
          <Icon name="plus" size={12} />
          <span className={styles["hidden"]}>Add: </span>
          {addWords[spec.control] ?? fieldTitle(spec.name)}
        </AriaButton>
      ))}
    </div>
  );
}

/** Tests of properties and whole conditions read best behind how often and when. */
const lastly = ({ control }: FieldSpec): number => (control === "condition" ? 2 : control === "tests" ? 1 : 0);

/** When first: it is what is added most. */
const byUse = (a: FieldSpec, b: FieldSpec): number => Number(b.control === "window") - Number(a.control === "window");

const addWords: Partial<Record<Control, string>> = { window: "when", condition: "which" };

const isCondition = (value: unknown): value is Condition => typeof value === "object" && value !== null;

/** A quantifier or another form stands where the amount would. */
function measured(fields: readonly FieldSpec[], body: { readonly [name: string]: unknown }): boolean {
  return fields.some(({ name, control }) => control === "choice" && name === "quantifier" && body[name] !== undefined);
}
