import type { PlannedEvent, Problem } from "@throughline/model";
import { problemAt, problemsBelow } from "../../../settings/problem-at.ts";
import { Button } from "../../../ui/Button.tsx";
import { Checkbox } from "../../../ui/field/Checkbox.tsx";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import type { FieldRow } from "../catalog-view.ts";
import styles from "./Plan.module.css";
import { PlanProperties } from "./PlanProperties.tsx";

interface PlanFormProps {
  readonly event: PlannedEvent;
  readonly planned: boolean;
  readonly names: readonly string[];
  readonly recorded: readonly FieldRow[];
  readonly problems: readonly Problem[];
  readonly onChange: (event: PlannedEvent | null) => void;
}

const actions = [
  { id: "count", name: "are stored and counted" },
  { id: "refuse", name: "are refused" },
];

/** What is expected of one event. Every change goes to the draft at once. */
export function PlanForm({ event, planned, names, recorded, problems, onChange }: PlanFormProps) {
  const set = (change: Partial<PlannedEvent>) => onChange({ ...event, ...change });
  return (
    <div className={styles["form"]}>
      <div className={styles["two"]}>
        <TextField
          label="Label"
          hint="What people read instead of the sent name."
          value={event.label ?? ""}
          onChange={(label) => set({ label })}
          maxLength={200}
          problem={problemAt(problems, "label")}
        />
        <TextField
          label="Counts as"
          hint="Another name of the same event; everything counts it as that one."
          value={event.mergedInto ?? ""}
          onChange={(mergedInto) => set({ mergedInto })}
          options={names.filter((name) => name !== event.name)}
          maxLength={200}
          problem={problemAt(problems, "mergedInto")}
        />
      </div>
      <TextField
        label="Description"
        hint="When it is sent, and by what."
        value={event.description ?? ""}
        onChange={(description) => set({ description })}
        maxLength={2000}
        rows={2}
        problem={problemAt(problems, "description")}
      />
      <div className={styles["checks"]}>
        <Checkbox
          label="Verified: somebody answers for it"
          checked={event.verified ?? false}
          onChange={(verified) => set({ verified })}
        />
        <Checkbox label="Hidden in pickers" checked={event.hidden ?? false} onChange={(hidden) => set({ hidden })} />
        <Checkbox
          label="Conversion: a visit with it is no bounce"
          checked={event.conversion ?? false}
          onChange={(conversion) => set({ conversion })}
        />
      </div>
      <PlanProperties
        properties={event.properties ?? []}
        recorded={recorded}
        problems={problemsBelow(problems, "properties")}
        onChange={(properties) => set({ properties })}
      />
      <div className={styles["two"]}>
        <SelectField
          label="Events that differ"
          hint="Refused ones wait under Rejected, with their bytes."
          value={event.onViolation ?? "count"}
          options={actions}
          onChange={(id) => set({ onViolation: id === "refuse" ? "refuse" : "count" })}
        />
      </div>
      {planned && (
        <div>
          <Button look="danger" onPress={() => onChange(null)}>
            Leave out of the plan
          </Button>
        </div>
      )}
    </div>
  );
}
