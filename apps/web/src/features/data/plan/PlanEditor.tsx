import type { TrackingPlan } from "@throughline/model";
import { useState } from "react";
import { usePageSearch } from "../../../paging/use-page-search.ts";
import { problemsBelow } from "../../../settings/problem-at.ts";
import type { EditorProps } from "../../../settings/SettingEditor.tsx";
import { Button } from "../../../ui/Button.tsx";
import { SelectField } from "../../../ui/field/SelectField.tsx";
import { TextField } from "../../../ui/field/TextField.tsx";
import { formatCount } from "../../../ui/format/number.ts";
import { SearchBox } from "../../../ui/index-page/SearchBox.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { type EventRow, matching } from "../catalog-view.ts";
import styles from "./Plan.module.css";
import { PlanLine } from "./PlanLine.tsx";
import type { PlanViolation } from "./plan-documents.ts";
import { planRows, tidy, withEvent } from "./plan-rows.ts";
import { readPlanSearch } from "./plan-search.ts";

const PAGE = 50;

const unknownChoices = [
  { id: "allow", name: "are welcome" },
  { id: "count", name: "count as violations" },
  { id: "refuse", name: "are refused" },
];

interface PlanEditorProps extends EditorProps<TrackingPlan> {
  readonly recorded: readonly EventRow[];
  /** By the name of the event, of the saved plan. */
  readonly violations: ReadonlyMap<string, readonly PlanViolation[]>;
}

/** The plan as lines that open to their forms; recorded events that are not planned stand below, one press away. */
export function PlanEditor({ value: plan, onChange, problems, recorded, violations }: PlanEditorProps) {
  const [{ q, event: open }, change] = usePageSearch(readPlanSearch);
  const [shown, setShown] = useState(PAGE);
  const rows = matching(planRows(plan, recorded), q);
  const names = rows.map((row) => row.name);
  return (
    <>
      <div className={styles["bar"]}>
        <SearchBox
          label="Find events"
          value={q ?? ""}
          onSearch={(text) => change({ q: text === "" ? undefined : text }, true)}
        />
        <div className={styles["unknown"]}>
          <SelectField
            label="Events outside the plan"
            value={plan.unknownEvents}
            options={unknownChoices}
            onChange={(id) => onChange({ ...plan, unknownEvents: id === "count" || id === "refuse" ? id : "allow" })}
          />
        </div>
      </div>
      {rows.length === 0 ? (
        <EmptyState
          why={
            q === undefined
              ? "Nothing is planned and nothing is recorded yet. Plan an event below, or send one."
              : `No events hold “${q}”.`
          }
          action={q !== undefined && <Button onPress={() => change({ q: undefined })}>Clear search</Button>}
        />
      ) : (
        <ul className={styles["lines"]} aria-label="Events">
          {rows.slice(0, shown).map((row) => (
            <PlanLine
              key={row.name}
              row={row}
              names={names}
              recorded={recorded.find((one) => one.name === row.name)?.properties ?? []}
              violations={violations.get(row.name) ?? []}
              open={open === row.name}
              onOpen={(next) => change({ event: next ? row.name : undefined }, true)}
              problems={row.at === null ? [] : problemsBelow(problems, "events", row.at)}
              onChange={(event) => onChange(withEvent(plan, row, event && tidy(event)))}
            />
          ))}
        </ul>
      )}
      {rows.length > shown && (
        <Button onPress={() => setShown(shown + PAGE)}>
          Show more, {formatCount(rows.length - shown, "event")} left
        </Button>
      )}
      <NewEvent
        known={names}
        onAdd={(name) => {
          onChange({ ...plan, events: [...plan.events, { name }] });
          change({ event: name, q: undefined }, true);
        }}
      />
    </>
  );
}

function NewEvent({ known, onAdd }: { readonly known: readonly string[]; readonly onAdd: (name: string) => void }) {
  const [name, setName] = useState("");
  const wanted = name.trim();
  const there = known.includes(wanted);
  return (
    <form
      className={styles["new"]}
      onSubmit={(event) => {
        event.preventDefault();
        if (wanted === "" || there) return;
        onAdd(wanted);
        setName("");
      }}
    >
      <TextField
        label="Plan an event that is not recorded yet"
        value={name}
        onChange={setName}
        maxLength={200}
        problem={there ? "It is in the list already." : undefined}
      />
      <Button type="submit" large isDisabled={wanted === "" || there}>
        Add event
      </Button>
    </form>
  );
}
