import { type Condition, groupOf, levelOf, type Path, type Unit } from "@throughline/model";
import type { ReactElement } from "react";
import { rowWords } from "../../../fields/condition/row-words.ts";
import { IconButton } from "../../../ui/IconButton.tsx";
import { Menu } from "../../../ui/Menu.tsx";
import styles from "./Builder.module.css";
import { type RowAct, useBuilder } from "./builder-context.ts";

interface RowMenuProps {
  readonly path: Path;
  readonly condition: Condition;
  readonly unit: Unit;
}

/** What can be done with a row besides changing its words; every entry has its key. */
export function RowMenu({ path, condition, unit }: RowMenuProps): ReactElement {
  const { choices, onRow } = useBuilder();
  const words = rowWords(condition, unit, choices);
  const inExcept = path.includes("not");
  const items: readonly { readonly id: RowAct; readonly name: string; readonly note?: string }[] = [
    { id: "up", name: "Move up", note: "Alt ↑" },
    { id: "down", name: "Move down", note: "Alt ↓" },
    { id: "nest", name: "Into a group", note: "Alt →" },
    ...(levelOf(path) > 1 ? [{ id: "unnest" as const, name: "Out of the group", note: "Alt ←" }] : []),
    ...(groupOf(condition) ? [] : [{ id: "negate" as const, name: "not" in condition ? "Without “not”" : "Negate" }]),
    ...(inExcept || unit === undefined ? [] : [{ id: "except" as const, name: "Except those instead" }]),
    { id: "copy", name: "Duplicate" },
  ];
  const isAct = (id: string): id is RowAct => items.some((item) => item.id === id);
  return (
    <span className={styles["rowMenu"]}>
      <Menu
        label={`More: ${words}`}
        placement="bottom end"
        groups={[{ items }]}
        onAction={(id) => isAct(id) && onRow(id, path)}
        trigger={<IconButton icon="dots" label={`More: ${words}`} />}
      />
      <IconButton icon="close" label={`Remove: ${words}`} onPress={() => onRow("remove", path)} />
    </span>
  );
}
