import { useQuery } from "@apollo/client/react";
import type { Problem } from "@throughline/model";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { problemAt, problemsBelow } from "../../../settings/problem-at.ts";
import { NumberField } from "../../../ui/field/NumberField.tsx";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { EventTarget } from "./EventTarget.tsx";
import styles from "./Mapping.module.css";
import { ConnectionTablesDocument, type ForeignTable, type MappingScreen } from "./mapping-documents.ts";
import { idFor, type MappingDraft } from "./mapping-draft.ts";
import { RecordTarget } from "./RecordTarget.tsx";

interface MappingFormProps {
  readonly draft: MappingDraft;
  readonly isNew: boolean;
  readonly screen: MappingScreen;
  readonly problems: readonly Problem[];
  readonly onChange: (draft: MappingDraft) => void;
}

const none = { id: "", name: "none" };

/** Connection, table, key and times, then what each row becomes. */
export function MappingForm({ draft, isNew, screen, problems, onChange }: MappingFormProps) {
  const workspace = useWorkspace();
  const set = (change: Partial<MappingDraft>) => onChange({ ...draft, ...change });
  const query = useQuery(ConnectionTablesDocument, {
    variables: { workspace: workspace.id, name: draft.connection },
    skip: draft.connection === "",
  });
  const described = query.data?.workspace?.describeConnection;
  const tables = described?.tables ?? [];
  const table = tables.find(
    (one) => one.name === draft.table && (draft.database === "" || one.database === draft.database),
  );
  const columns = (table?.columns ?? []).map((column) => ({
    id: column.name,
    name: `${column.name} · ${column.type}`,
  }));
  const problem = (...path: readonly (string | number)[]) => problemsBelow(problems, ...path)[0]?.message;
  const chooseTable = (at: string) => {
    const chosen = tables[Number(at)];
    if (!chosen) return;
    set({
      ...(isNew && { id: idFor(draft.connection, chosen.name), name: chosen.name }),
      database: chosen.database,
      table: chosen.name,
      key: keysOf(chosen)[0] ?? [],
    });
  };
  return (
    <div className={styles["form"]}>
      <section className={styles["section"]}>
        <h2>Where rows are read</h2>
        <div className={styles["two"]}>
          <SelectField
            label="Connection"
            value={draft.connection}
            options={screen.connections.map((one) => ({ id: one.name, name: `${one.name} · ${one.kind}` }))}
            onChange={(connection) => set({ connection, database: "", table: "", key: [] })}
            problem={problem("connection")}
          />
          <SelectField
            label="Table"
            value={table ? String(tables.indexOf(table)) : draft.table}
            options={tables.map((one, at) => ({ id: String(at), name: `${one.database}.${one.name}` }))}
            onChange={chooseTable}
            hint={query.loading ? "Reading the tables…" : undefined}
            problem={problem("table")}
          />
          <SelectField
            label="Key"
            hint="The columns that tell rows apart."
            value={draft.key.join(", ")}
            options={(table ? keysOf(table) : []).map((key) => ({ id: key.join(", "), name: key.join(", ") }))}
            onChange={(key) => set({ key: key.split(", ") })}
            problem={problem("key")}
          />
          <SelectField
            label="Updated at"
            hint="Moves forward with every change; without it changes are found by comparing."
            value={draft.updatedAt}
            options={[none, ...columns]}
            onChange={(updatedAt) => set({ updatedAt })}
            problem={problem("updatedAt")}
          />
          <TextField label="Name" value={draft.name} onChange={(name) => set({ name })} problem={problem("name")} />
          <TextField
            label="Id"
            hint={isNew ? "Also the source of its events; it stays." : "It stays what it is."}
            value={draft.id}
            onChange={(id) => isNew && set({ id })}
            maxLength={60}
            problem={problem("id")}
          />
        </div>
        {described?.problem && (
          <ErrorState
            what="The tables could not be read."
            kept="What you chose is kept."
            error={new Error(described.problem)}
            onRetry={() => void query.refetch()}
          />
        )}
        <div className={styles["line"]}>
          <NumberField
            label="All rows are compared every"
            shown
            value={draft.compareMinutes}
            onChange={(compareMinutes) => set({ compareMinutes })}
            unit="minutes"
            problem={problemAt(problems, "compareMinutes")}
          />
          <NumberField
            label="Late rows are looked for"
            shown
            value={draft.overlapSeconds}
            onChange={(overlapSeconds) => set({ overlapSeconds })}
            unit="seconds back"
            problem={problemAt(problems, "overlapSeconds")}
          />
        </div>
        <TextField
          label="Zone of times without one"
          value={draft.timeZone}
          onChange={(timeZone) => set({ timeZone })}
          problem={problem("timeZone")}
        />
      </section>
      <section className={styles["section"]}>
        <h2>What each row becomes</h2>
        <SelectField
          label="Becomes"
          value={draft.becomes}
          options={[
            { id: "events", name: "an event" },
            { id: "records", name: "a business record" },
          ]}
          onChange={(becomes) => set({ becomes: becomes === "records" ? "records" : "events" })}
        />
        {draft.becomes === "events" ? (
          <EventTarget
            events={draft.events}
            columns={columns}
            problems={problemsBelow(problems, "target", "events")}
            onChange={(events) => set({ events })}
          />
        ) : (
          <RecordTarget
            records={draft.records}
            columns={columns}
            kinds={screen.recordKinds}
            problems={problemsBelow(problems, "target", "records")}
            onChange={(records) => set({ records })}
          />
        )}
      </section>
    </div>
  );
}

/** The unique keys that the database names, the primary one first. */
function keysOf(table: ForeignTable): readonly (readonly string[])[] {
  return table.keys.flatMap(({ columns }) => (Array.isArray(columns) ? [columns.map(String)] : []));
}
