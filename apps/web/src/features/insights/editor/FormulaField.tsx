import { type FormEvent, type ReactElement, useState } from "react";
import form from "../../../fields/Fields.module.css";
import { Button } from "../../../ui/Button.tsx";
import { AddChip, ChipButton, ChipFrame } from "../../../ui/Chip.tsx";
import { Popover } from "../../../ui/Popover.tsx";
import type { TrendDraft } from "../draft/draft.ts";
import { setFormula } from "../draft/edit-draft.ts";
import styles from "./Editor.module.css";

interface FormulaFieldProps {
  readonly draft: TrendDraft;
  readonly onChange: (draft: TrendDraft) => void;
}

/** Arithmetic over the series' letters, such as B / A; computed by the API. */
export function FormulaField({ draft, onChange }: FormulaFieldProps): ReactElement | null {
  if (draft.series.length < 2 && !draft.formula) return null;
  const form = (close: () => void) => (
    <FormulaForm
      start={draft.formula?.expression ?? ""}
      onDone={(expression) => {
        onChange(setFormula(draft, expression));
        close();
      }}
    />
  );
  if (!draft.formula)
    return (
      <Popover label="Add a formula" trigger={<AddChip>Formula</AddChip>}>
        {form}
      </Popover>
    );
  return (
    <ChipFrame removeLabel="Remove the formula" onRemove={() => onChange(setFormula(draft, ""))}>
      <Popover
        label="Change the formula"
        trigger={
          <ChipButton>
            Formula <b>{draft.formula.expression}</b>
          </ChipButton>
        }
      >
        {form}
      </Popover>
    </ChipFrame>
  );
}

function FormulaForm({
  start,
  onDone,
}: {
  readonly start: string;
  readonly onDone: (expression: string) => void;
}): ReactElement {
  const [text, setText] = useState(start);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    onDone(text);
  };
  return (
    <form className={form["form"]} onSubmit={submit}>
      <label className={styles["label"]}>
        Formula over the series A, B, C
        <input
          className={styles["input"]}
          value={text}
          maxLength={200}
          placeholder="B / A"
          onChange={(event) => setText(event.target.value)}
        />
      </label>
      <Button type="submit" look="primary">
        Apply
      </Button>
    </form>
  );
}
