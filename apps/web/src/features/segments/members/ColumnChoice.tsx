import type { FieldChoice } from "../../../fields/field-choice.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/field/Checkbox.tsx";
import { formatCount, formatShare } from "../../../ui/format/number.ts";
import { Icon } from "../../../ui/Icon.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import { fieldTitle } from "../../../values/trait-value.ts";
import styles from "./Members.module.css";

interface ColumnChoiceProps {
  readonly fields: readonly FieldChoice[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Which fields stand in the table and in the file, the fullest first. */
export function ColumnChoice({ fields, chosen, onChange }: ColumnChoiceProps) {
  const sorted = fields.toSorted((a, b) => b.fill - a.fill || (a.name < b.name ? -1 : 1));
  const known = new Set(sorted.map(({ name }) => name));
  const gone = chosen.filter((name) => !known.has(name)).map((name) => ({ name, fill: 0 }));
  return (
    <Popover
      label="Columns"
      placement="bottom end"
      trigger={
        <Button look="quiet">
          <Icon name="columns" /> {formatCount(chosen.length, "column")}
        </Button>
      }
    >
      <div className={styles["choice"]}>
        {[...gone, ...sorted].map(({ name, fill }) => (
          <Checkbox
            key={name}
            label={`${fieldTitle(name)}, ${formatShare(fill, 0)} filled`}
            checked={chosen.includes(name)}
            onChange={(on) => onChange(on ? [...chosen, name] : chosen.filter((one) => one !== name))}
          />
        ))}
      </div>
    </Popover>
  );
}
