import {
  type Condition,
  conditionAt,
  groupOf,
  insertAt,
  levelOf,
  type Moved,
  moveAt,
  nestAt,
  type Path,
  type Unit,
  unnestAt,
} from "@throughline/model";
import { type RefObject, useEffect, useRef, useState } from "react";
import { keyOf, type RowAct } from "./builder-context.ts";
import { negatedAt, rowPaths, withException, withoutAt } from "./draft/sections.ts";
import { deepestEdited } from "./Group.tsx";

interface Rows {
  readonly open: string | null;
  readonly opens: string | undefined;
  readonly onOpen: (path: Path | null) => void;
  readonly onAdd: (groupPath: Path, condition: Condition, opens?: string) => void;
  readonly onAddException: (condition: Condition, opens?: string) => void;
  readonly onRow: (act: RowAct, path: Path) => void;
}

interface Given {
  readonly where: Condition;
  readonly unit: Unit;
  readonly onEdit: (where: Condition) => void;
  readonly sentence: RefObject<HTMLElement | null>;
}

/** Which row is open, and where the focus goes when rows come, go and move. */
export function useRows({ where, unit, onEdit, sentence }: Given): Rows {
  const [open, setOpen] = useState<{ readonly key: string; readonly opens?: string | undefined } | null>(null);
  /** The row that gets the focus once this definition is drawn: until then another may stand in its place. */
  const wanted = useRef<{ readonly key: string; readonly in: Condition } | null>(null);
  useEffect(() => {
    if (wanted.current === null || !same(wanted.current.in, where)) return;
    const find = (key: string) => sentence.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(key)}"]`);
    const target = find(wanted.current.key);
    if (!target) return;
    wanted.current = null;
    target.focus();
  });
  const focusOn = (path: Path | null, next: Condition): void => {
    wanted.current = { key: path === null ? "add" : keyOf(path), in: next };
  };
  const opened = (path: Path, opens?: string): void => setOpen({ key: keyOf(path), opens });
  const go = ({ root, path }: Moved): void => {
    if (root === where || levelOf(path) > deepestEdited) return;
    onEdit(root);
    setOpen(null);
    focusOn(path, root);
  };
  const remove = (path: Path): void => {
    const next = withoutAt(where, path);
    const before = rowPaths(where).map(keyOf);
    const after = rowPaths(next);
    const at = before.indexOf(keyOf(path));
    onEdit(next);
    setOpen(null);
    // The row that is now in its place, else the one before, else the button that adds one.
    const near = after.find((one) => keyOf(one) === keyOf(path)) ?? after[Math.max(0, at - 1)];
    focusOn(near ?? null, next);
  };
  const condition = (path: Path) => conditionAt(where, unit, path)?.condition;
  const acts: Readonly<Record<RowAct, (path: Path) => void>> = {
    up: (path) => go(moveAt(where, path, -1)),
    down: (path) => go(moveAt(where, path, 1)),
    nest: (path) => go(nestAt(where, path)),
    unnest: (path) => go(unnestAt(where, path)),
    remove,
    negate: (path) => {
      const found = condition(path);
      if (!found) return;
      const next = negatedAt(where, path, found);
      onEdit(next);
      setOpen(null);
      focusOn(path, next);
    },
    except: (path) => {
      const found = condition(path);
      if (!found) return;
      const moved = withException(withoutAt(where, path), found);
      onEdit(moved.where);
      setOpen(null);
      focusOn(moved.path, moved.where);
    },
    copy: (path) => {
      const found = condition(path);
      const at = path.at(-1);
      if (!found || typeof at !== "number") return;
      onEdit(insertAt(where, path.slice(0, -2), at + 1, found));
      opened([...path.slice(0, -1), at + 1]);
    },
  };
  return {
    open: open?.key ?? null,
    opens: open?.opens,
    onOpen: (path) => {
      if (path) opened(path);
      else {
        wanted.current = open && { key: open.key, in: where };
        setOpen(null);
      }
    },
    onAdd: (groupPath, added, opens) => {
      const found = condition(groupPath);
      const group = found && groupOf(found);
      if (!group) return;
      const exceptions = groupPath.length === 0 && isException(group.parts.at(-1)) ? 1 : 0;
      const at = group.parts.length - exceptions;
      const next = insertAt(where, groupPath, at, added);
      onEdit(next);
      const path = [...groupPath, group.key, at];
      if (groupOf(added)) focusOn(path, next);
      else opened(path, opens);
    },
    onAddException: (added, opens) => {
      const next = withException(where, added);
      onEdit(next.where);
      opened(next.path, opens);
    },
    onRow: (act, path) => acts[act](path),
  };
}

const isException = (condition: Condition | undefined): boolean =>
  condition !== undefined && "not" in condition && "any" in condition.not;

const same = (a: Condition, b: Condition): boolean => JSON.stringify(a) === JSON.stringify(b);
