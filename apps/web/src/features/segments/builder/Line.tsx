import { groupOf, levelOf, type Path } from "@throughline/model";
import { type KeyboardEvent, type ReactElement, useId } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { rowPieces } from "../../../fields/condition/row-words.ts";
import styles from "./Builder.module.css";
import { keyOf, type Row, type RowAct, useBuilder } from "./builder-context.ts";
import { problemsAt } from "./draft/problems.ts";
import { deepestEdited, GroupWord, NestedGroup } from "./Group.tsx";
import { LineCount } from "./LineCount.tsx";
import { OpenLine } from "./OpenLine.tsx";
import { Problems } from "./Problems.tsx";
import { RowMenu } from "./RowMenu.tsx";

const acts: Readonly<Record<string, RowAct>> = {
  ArrowUp: "up",
  ArrowDown: "down",
  ArrowRight: "nest",
  ArrowLeft: "unnest",
};

/** The moves of a row by keyboard: Alt and an arrow, Delete. */
export function rowKeys(onRow: (act: RowAct, path: Path) => void, path: Path, removes: boolean) {
  return (event: KeyboardEvent): void => {
    const act = event.altKey
      ? acts[event.key]
      : removes && /^(Delete|Backspace)$/.test(event.key)
        ? "remove"
        : undefined;
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    onRow(act, path);
  };
}

/** One line: words at rest, tokens when it is open, and who is left after it. */
export function Line({ path, condition, unit, number }: Row): ReactElement {
  const { open, choices, problems, onOpen, onRow } = useBuilder();
  const words = useId();
  const isOpen = open === keyOf(path);
  const found = groupOf(condition);
  const level = levelOf(path);
  const wrong = problemsAt(problems, condition, path);
  const editable = level <= deepestEdited;
  return (
    <li
      className={styles["row"]}
      data-open={isOpen || undefined}
      onKeyDown={rowKeys(onRow, path, false)}
      {...(found && { "data-group": true })}
    >
      {number !== undefined && (
        <span className={styles["badge"]} aria-hidden="true">
          {number}
        </span>
      )}
      <div className={styles["content"]}>
        {found ? (
          <div className={styles["groupHead"]}>
            {editable ? <GroupWord path={path} condition={condition} /> : <span>{found.key} of</span>}
            <span>
              {found.parts.length} {found.parts.length === 1 ? "condition" : "conditions"}
            </span>
            {editable && <RowMenu path={path} condition={condition} unit={unit} />}
          </div>
        ) : isOpen && editable ? (
          <OpenLine path={path} condition={condition} unit={unit} />
        ) : (
          <AriaButton
            className={styles["rest"] ?? ""}
            data-row={keyOf(path)}
            isDisabled={!editable}
            onPress={() => onOpen(path)}
            aria-describedby={`${words}-count`}
          >
            <RowWords condition={condition} unit={unit} choices={choices} />
          </AriaButton>
        )}
        {wrong.length > 0 && <Problems problems={wrong} />}
        {found && <NestedGroup path={path} condition={condition} unit={unit} />}
      </div>
      <LineCount id={`${words}-count`} path={path} condition={condition} unit={unit} numbered={number !== undefined} />
    </li>
  );
}

function RowWords({
  condition,
  unit,
  choices,
}: Pick<Row, "condition" | "unit"> & { readonly choices: Parameters<typeof rowPieces>[2] }) {
  return (
    <span>
      {rowPieces(condition, unit, choices).map(({ text, role }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the line
        <span key={at} data-role={role}>
          {text}
        </span>
      ))}
    </span>
  );
}
