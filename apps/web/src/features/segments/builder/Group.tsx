import {
  type Condition,
  type GroupKey,
  group,
  groupOf,
  levelOf,
  type Path,
  replaceAt,
  type Unit,
} from "@throughline/model";
import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Icon } from "../../../ui/Icon.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import { AddToGroup } from "./AddCondition.tsx";
import styles from "./Builder.module.css";
import { keyOf, useBuilder } from "./builder-context.ts";

/** Beyond it groups are shown, and not edited one by one: nobody reads a fourth level as a sentence. */
export const deepestEdited = 3;

const keys: readonly { readonly id: GroupKey; readonly name: string }[] = [
  { id: "all", name: "all of" },
  { id: "any", name: "any of" },
];

interface GroupWordProps {
  readonly path: Path;
  readonly condition: Condition;
  readonly large?: boolean;
}

/** "All of" or "any of", a word of the sentence that is changed where it stands. */
export function GroupWord({ path, condition, large }: GroupWordProps): ReactElement | null {
  const { where, onEdit } = useBuilder();
  const found = groupOf(condition);
  if (!found) return null;
  const words = found.key === "all" ? "all of" : "any of";
  return (
    <Menu
      label="How the conditions count together"
      groups={[{ items: keys }]}
      selected={found.key}
      onAction={(id) => onEdit(replaceAt(where, path, group(id === "any" ? "any" : "all", found.parts)))}
      trigger={
        <AriaButton className={styles["groupWord"] ?? ""} data-large={large || undefined} data-row={keyOf(path)}>
          {words}
          <Icon name="chevronDown" size={14} />
        </AriaButton>
      }
    />
  );
}

interface LinesProps {
  readonly label: string;
  readonly path: Path;
  readonly groupKey: GroupKey;
  readonly lines: readonly Condition[];
  readonly unit: Unit;
  /** The number of the first line; without one the lines are not numbered. */
  readonly first?: number;
}

/** The lines of a group as a labelled list. */
export function Lines({ label, path, groupKey, lines, unit, first }: LinesProps): ReactElement {
  const { row } = useBuilder();
  return (
    <ol className={styles["lines"]} aria-label={label}>
      {lines.map((condition, at) =>
        row({ path: [...path, groupKey, at], condition, unit, ...(first !== undefined && { number: first + at }) }),
      )}
    </ol>
  );
}

/** A group inside a group: its word, its lines behind a rule, and the button that adds one more. */
export function NestedGroup({
  path,
  condition,
  unit,
}: {
  readonly path: Path;
  readonly condition: Condition;
  readonly unit: Unit;
}) {
  const found = groupOf(condition);
  if (!found) return null;
  const { key, parts } = found;
  const level = levelOf(path) + 1;
  const label = `${key === "all" ? "All" : "Any"} of, ${parts.length} ${parts.length === 1 ? "condition" : "conditions"}, level ${level}`;
  return (
    <div className={styles["nested"]}>
      <Lines label={label} path={path} groupKey={key} lines={parts} unit={unit} />
      {level <= deepestEdited && (
        <AddToGroup path={path} unit={unit} words="Condition" label={`Add a condition to: ${label}`} />
      )}
    </div>
  );
}
