import { type Condition, group, groupOf, type Unit } from "@throughline/model";
import type { KeyboardEvent, ReactElement, RefObject } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { Icon } from "../../../ui/Icon.tsx";
import { Segmented } from "../../../ui/Segmented.tsx";
import { nounTitle, plural } from "../../../values/nouns.ts";
import { AddCondition, AddToGroup } from "./AddCondition.tsx";
import styles from "./Builder.module.css";
import { useBuilder } from "./builder-context.ts";
import { sectionsOf } from "./draft/sections.ts";
import { GroupWord, Lines } from "./Group.tsx";

interface SentenceProps {
  readonly sentence: RefObject<HTMLElement | null>;
  /** Of a new definition the unit can be chosen while nothing is said of it. */
  readonly onUnit: ((unit: Unit) => void) | null;
  readonly onAddException: (condition: Condition, opens?: string) => void;
}

/** The definition as a sentence: who, where all of or any of the lines, except those. */
export function Sentence({ sentence, onUnit, onAddException }: SentenceProps): ReactElement {
  const { where, unit, onAdd, onRow } = useBuilder();
  const { customerNoun, accountNoun } = useWorkspace();
  const { key, lines, except } = sectionsOf(where);
  const nouns = { customer: nounTitle(plural(customerNoun)), account: nounTitle(plural(accountNoun)) };
  const empty = lines.length === 0 && except === null;
  const exceptGroup = except && groupOf({ any: except.parts });
  return (
    <section ref={sentence} aria-label="Definition" onKeyDown={(event) => betweenRows(event, sentence.current, onRow)}>
      <div className={styles["lead"]}>
        <h2 className={styles["leadWords"]}>
          {onUnit && empty ? (
            <Segmented
              label="Who"
              items={[
                { id: "customer", name: nouns.customer },
                { id: "account", name: nouns.account },
              ]}
              selected={unit}
              onSelect={onUnit}
            />
          ) : (
            nouns[unit]
          )}{" "}
          where
          <GroupWord path={[]} condition={except ? { all: lines } : where} large />
        </h2>
        {lines.length > 0 && <span>{key === "all" ? "Left after" : "In by then"}</span>}
      </div>
      <Lines
        label={`${key === "all" ? "All" : "Any"} of, ${lines.length} ${lines.length === 1 ? "condition" : "conditions"}, level 1`}
        path={[]}
        groupKey={key}
        lines={lines}
        unit={unit}
        first={1}
      />
      {except && exceptGroup && (
        <div className={styles["except"]}>
          <h2>
            Except <span>those</span>
          </h2>
          <Lines
            label={`Except, ${except.parts.length} ${except.parts.length === 1 ? "condition" : "conditions"}`}
            path={except.path}
            groupKey="any"
            lines={except.parts}
            unit={unit}
            first={lines.length + 1}
          />
        </div>
      )}
      <div className={styles["add"]}>
        <AddToGroup key={`${unit} ${empty}`} path={[]} unit={unit} label="Add condition" words="Condition" />
        <Button look="quiet" aria-label="Add group" onPress={() => onAdd([], group(key === "all" ? "any" : "all", []))}>
          <Icon name="plus" />
          Group
        </Button>
        {lines.length > 0 && (
          <AddCondition
            unit={unit}
            label="Except those who"
            words="Except"
            onPick={({ condition, opens }) => onAddException(condition, opens)}
          />
        )}
      </div>
    </section>
  );
}

/** Up and Down go from row to row, Delete takes the row away. */
function betweenRows(
  event: KeyboardEvent,
  box: HTMLElement | null,
  onRow: ReturnType<typeof useBuilder>["onRow"],
): void {
  const { target } = event;
  const row = target instanceof HTMLElement ? target.dataset["row"] : undefined;
  if (!(target instanceof HTMLElement) || !row || event.altKey || !box) return;
  if (row !== "add" && (event.key === "Delete" || event.key === "Backspace")) {
    event.preventDefault();
    onRow(
      "remove",
      row.split("/").map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
    );
  }
  // A group's word opens its menu by an arrow key.
  if ((event.key !== "ArrowUp" && event.key !== "ArrowDown") || target.ariaHasPopup) return;
  const rows = [...box.querySelectorAll<HTMLElement>("[data-row]")];
  event.preventDefault();
  rows[rows.indexOf(target) + (event.key === "ArrowUp" ? -1 : 1)]?.focus();
}
