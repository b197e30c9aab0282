import type { Problem } from "@throughline/model";
import { problemsBelow } from "../../../settings/problem-at.ts";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { ColumnChoice, type ColumnOption } from "./ColumnChoice.tsx";
import styles from "./Mapping.module.css";
import type { MappingDraft } from "./mapping-draft.ts";

type Events = MappingDraft["events"];

interface EventTargetProps {
  readonly events: Events;
  readonly columns: readonly ColumnOption[];
  readonly problems: readonly Problem[];
  readonly onChange: (events: Events) => void;
}

const fixed = { id: "", name: "one name for all" };
const none = { id: "", name: "none" };

/** Each row as an event: its name, its time, of whom, and with what. */
export function EventTarget({ events, columns, problems, onChange }: EventTargetProps) {
  const set = (change: Partial<Events>) => onChange({ ...events, ...change });
  const problem = (...path: readonly string[]) => problemsBelow(problems, ...path)[0]?.message;
  const column = (field: "timestamp" | "userId" | "anonymousId" | "groupId", label: string, hint?: string) => (
    <SelectField
      label={label}
      hint={hint}
      value={events[field]}
      options={field === "timestamp" ? columns : [none, ...columns]}
      onChange={(name) => set({ [field]: name })}
      problem={problem(field)}
    />
  );
  return (
    <>
      <div className={styles["two"]}>
        <SelectField
          label="Named by"
          value={events.column}
          options={[fixed, ...columns]}
          onChange={(name) => set({ column: name })}
          problem={problem("name", "column")}
        />
        {events.column === "" && (
          <TextField
            label="Event name"
            placeholder="Ticket opened"
            value={events.text}
            onChange={(text) => set({ text })}
            maxLength={200}
            problem={problem("name")}
          />
        )}
        {column("timestamp", "Time")}
        {column("userId", "User id", "Whose event it is.")}
        {column("anonymousId", "Device id", "Where there is no user id.")}
        {column("groupId", "Account id")}
      </div>
      <ColumnChoice
        label="Properties"
        one="property"
        chosen={events.properties}
        columns={columns}
        problem={problem("properties")}
        onChange={(properties) => set({ properties })}
      />
    </>
  );
}
