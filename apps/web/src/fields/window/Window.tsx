import type { Window as ConditionWindow } from "@throughline/model";
import type { ReactElement } from "react";
import styles from "../Fields.module.css";
import { Duration } from "./Duration.tsx";

interface WindowProps {
  readonly value: ConditionWindow | undefined;
  readonly onChange: (window: ConditionWindow | undefined) => void;
}

type Form = "ever" | "last" | "between" | "dates";

const forms: readonly (readonly [Form, string])[] = [
  ["ever", "ever"],
  ["last", "in the last"],
  ["between", "between two edges ago"],
  ["dates", "between dates"],
];

const starts: Readonly<Record<Form, ConditionWindow | undefined>> = {
  ever: undefined,
  last: { last: "P30D" },
  between: { between: { far: "P60D", near: "P30D" } },
  dates: { from: firstOfYear() },
};

export function isWindow(value: unknown): value is ConditionWindow {
  if (typeof value !== "object" || value === null) return false;
  return "last" in value || "between" in value || "from" in value || "to" in value;
}

/** When something was done: ever, in the last stretch before now, between two edges ago, or between dates. */
export function Window({ value, onChange }: WindowProps): ReactElement {
  const form = formOf(value);
  const choose = (name: string): void => {
    const next = forms.find(([one]) => one === name)?.[0] ?? "ever";
    if (next !== form) onChange(starts[next]);
  };
  return (
    <div className={styles["fields"]}>
      <label className={styles["field"]}>
        When
        <select className={styles["input"]} value={form} onChange={(event) => choose(event.target.value)}>
          {forms.map(([name, words]) => (
            <option key={name} value={name}>
              {words}
            </option>
          ))}
        </select>
      </label>
      {value && "last" in value && <Duration value={value.last} onChange={(last) => onChange({ last })} />}
      {value && "between" in value && <Edges {...value.between} onChange={(between) => onChange({ between })} />}
      {form === "dates" && value && !("last" in value) && !("between" in value) && (
        <Dates value={value} onChange={onChange} />
      )}
    </div>
  );
}

interface EdgesProps {
  readonly far: string;
  readonly near: string;
  readonly onChange: (edges: { readonly far: string; readonly near: string }) => void;
}

function Edges({ far, near, onChange }: EdgesProps): ReactElement {
  return (
    <>
      <p className={styles["note"]}>From so long ago</p>
      <Duration value={far} onChange={(next) => onChange({ far: next, near })} />
      <p className={styles["note"]}>until so long ago</p>
      <Duration value={near} onChange={(next) => onChange({ far, near: next })} />
    </>
  );
}

interface DatesWindow {
  readonly from?: string;
  readonly to?: string;
}

/** Calendar days; the last one is counted whole. Either may be left open. */
function Dates({ value, onChange }: { readonly value: DatesWindow; readonly onChange: (window: DatesWindow) => void }) {
  const set = (key: "from" | "to", day: string): void => {
    const from = key === "from" ? day : value.from;
    const to = key === "to" ? day : value.to;
    const next: DatesWindow = { ...(from && { from }), ...(to && { to }) };
    if (next.from !== undefined || next.to !== undefined) onChange(next);
  };
  return (
    <div className={styles["pair"]}>
      {(["from", "to"] as const).map((key) => (
        <label key={key} className={styles["field"]}>
          {key === "from" ? "From" : "Up to and including"}
          <input
            className={styles["input"]}
            type="date"
            value={value[key]?.slice(0, 10) ?? ""}
            onChange={(event) => set(key, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}

function formOf(value: ConditionWindow | undefined): Form {
  if (!value) return "ever";
  if ("last" in value) return "last";
  return "between" in value ? "between" : "dates";
}

function firstOfYear(): string {
  return `${new Date().getFullYear()}-01-01`;
}
