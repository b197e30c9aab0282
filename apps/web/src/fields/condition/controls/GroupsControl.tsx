import type { FieldSpec } from "@throughline/model";
import { lengthWords } from "@throughline/model";
import type { ReactElement } from "react";
import { Button } from "../../../ui/Button.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import styles from "../../Fields.module.css";
import { fieldTitle } from "../../field-choice.ts";
import { candidatesOf } from "../candidates.ts";
import type { Body } from "../leaf.ts";
import type { ControlProps } from "./control-props.ts";
import { DurationControl } from "./FormControls.tsx";
import { EventControl } from "./PickControls.tsx";
import { TestsControl } from "./TestsControl.tsx";

const isBody = (one: unknown): one is Body => typeof one === "object" && one !== null;

/** A list of objects with fields of their own, e.g. the steps of a sequence, one line each. */
export function GroupsControl(props: ControlProps): ReactElement {
  const { spec, unit, choices, leaf, value, onChange } = props;
  const rows = Array.isArray(value) ? value.filter(isBody) : [];
  const set = (at: number, row: Body): void => onChange(rows.toSpliced(at, 1, row));
  const fresh = (): Body | undefined => {
    const [list] = candidatesOf(spec, { unit, choices, body: leaf.body });
    return Array.isArray(list) ? list.find(isBody) : undefined;
  };
  const one = fieldTitle(spec.name).replace(/s$/, "");
  return (
    <ol className={styles["groups"]} aria-label={fieldTitle(spec.name)}>
      {rows.map((row, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the list
        <li key={at}>
          <RowFields {...props} fields={spec.fields ?? []} first={at === 0} row={row} onRow={(next) => set(at, next)} />
          <IconButton
            icon="close"
            label={`Remove: ${one} ${at + 1}`}
            onPress={() => onChange(rows.length > 1 || !spec.required ? rows.toSpliced(at, 1) : rows)}
          />
        </li>
      ))}
      <li>
        <Button
          look="quiet"
          onPress={() => {
            const row = fresh();
            if (row) onChange([...rows, row]);
          }}
        >
          + {one}
        </Button>
      </li>
    </ol>
  );
}

interface RowFieldsProps extends ControlProps {
  readonly fields: readonly FieldSpec[];
  readonly row: Body;
  /** The first has nothing before it. */
  readonly first: boolean;
  readonly onRow: (row: Body) => void;
}

function RowFields({ fields, row, first, onRow, ...props }: RowFieldsProps): ReactElement {
  return (
    <span className={styles["said"]}>
      {fields
        .filter(({ required }) => required || !first || row["within"] !== undefined)
        .map((spec) => (
          <RowField key={spec.name} {...props} spec={spec} row={row} onRow={onRow} />
        ))}
      {first && <TestsOf {...props} fields={fields} row={row} onRow={onRow} />}
    </span>
  );
}

function TestsOf({ fields, row, onRow, choices }: Omit<RowFieldsProps, "first">): ReactElement | null {
  const tests = fields.find(({ control }) => control === "tests");
  if (!tests) return null;
  return (
    <TestsControl
      body={row}
      choices={choices}
      value={row[tests.name]}
      onChange={(next) => onRow(changed(row, tests.name, next))}
    />
  );
}

const changed = (row: Body, name: string, value: unknown): Body =>
  Object.fromEntries(Object.entries({ ...row, [name]: value }).filter(([, one]) => one !== undefined));

function RowField({ spec, row, onRow, ...props }: Omit<RowFieldsProps, "fields" | "first">): ReactElement | null {
  const value = row[spec.name];
  const set = (next: unknown): void => onRow(changed(row, spec.name, next));
  if (spec.control === "eventName") return <EventControl {...props} spec={spec} value={value} onChange={set} />;
  if (spec.control === "tests") return <TestsControl body={row} choices={props.choices} value={value} onChange={set} />;
  if (spec.control === "groups") {
    if (value === undefined)
      return (
        <Button look="quiet" onPress={() => set([{ event: props.choices.events[0]?.name ?? "*" }])}>
          + {fieldTitle(spec.name)}
        </Button>
      );
    return (
      <span className={styles["said"]}>
        <span>{fieldTitle(spec.name)}</span>
        <GroupsControl {...props} spec={spec} value={value} onChange={(next) => set(emptyAsNone(next))} />
      </span>
    );
  }
  if (spec.control !== "duration") return null;
  if (value === undefined)
    return (
      <Button look="quiet" onPress={() => set("P7D")}>
        + {spec.name} {lengthWords("P7D")}
      </Button>
    );
  return <DurationControl {...props} spec={spec} value={value} onChange={set} />;
}

const emptyAsNone = (list: unknown): unknown => (Array.isArray(list) && list.length === 0 ? undefined : list);
