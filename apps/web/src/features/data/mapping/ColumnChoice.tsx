import { Button } from "../../../ui/Button.tsx";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { IconButton } from "../../../ui/IconButton.tsx";
import styles from "./Mapping.module.css";
import type { Chosen } from "./mapping-draft.ts";

export interface ColumnOption {
  readonly id: string;
  readonly name: string;
}

interface ColumnChoiceProps {
  readonly label: string;
  /** What one of them is called: "property". */
  readonly one: string;
  readonly chosen: Chosen;
  readonly columns: readonly ColumnOption[];
  readonly problem: string | undefined;
  readonly onChange: (chosen: Chosen) => void;
}

/** All other columns under their own names, or some under chosen ones. */
export function ColumnChoice({ label, one, chosen, columns, problem, onChange }: ColumnChoiceProps) {
  const rows = chosen === "rest" ? [] : Object.entries(chosen);
  const write = (next: readonly (readonly [string, string])[]) => onChange(Object.fromEntries(next));
  const unused = columns.find((column) => !rows.some(([, used]) => used === column.id));
  return (
    <>
      <SelectField
        label={label}
        value={chosen === "rest" ? "rest" : "some"}
        options={[
          { id: "rest", name: "all other columns" },
          { id: "some", name: "chosen columns" },
        ]}
        onChange={(id) => onChange(id === "rest" ? "rest" : {})}
        problem={problem}
      />
      {rows.map(([name, column], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; its name is being typed
        <div key={at} className={styles["pair"]}>
          <SelectField
            label={`Column of ${name}`}
            quietLabel
            value={column}
            options={columns}
            onChange={(id) => write(rows.with(at, [name, id]))}
          />
          <TextField
            label={`Name of ${one} ${at + 1}`}
            quietLabel
            value={name}
            onChange={(text) => write(rows.with(at, [text, column]))}
          />
          <IconButton icon="close" label={`Remove: ${name}`} onPress={() => write(rows.toSpliced(at, 1))} />
        </div>
      ))}
      {chosen !== "rest" && unused && (
        <div>
          <Button onPress={() => write([...rows, [unused.id, unused.id]])}>Add {one}</Button>
        </div>
      )}
    </>
  );
}
