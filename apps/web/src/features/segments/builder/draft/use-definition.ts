import { useNavigate, useSearch } from "@tanstack/react-router";
import type { Condition, Unit } from "@throughline/model";
import { useCallback, useMemo, useRef, useState } from "react";
import { asLines, definitionSearch, readDefinition } from "./definition-search.ts";
import { edited, forgetHistory, readHistory, redone, type Step, storeHistory, undone } from "./edit-history.ts";

export interface Begun {
  /** Of the saved segment; null for a new one. */
  readonly id: string | null;
  readonly version: number;
  readonly unit: Unit;
  readonly where: Condition;
}

export interface Definition {
  readonly unit: Unit;
  readonly where: Condition;
  /** The version that the draft began with. */
  readonly from: number;
  /** The URL holds something else than what is saved. */
  readonly changed: boolean;
  readonly broken: boolean;
  /** `as`: edits of the same name in a row are one step of undo and of Back. */
  readonly edit: (where: Condition, as?: string) => void;
  readonly setUnit: (unit: Unit) => void;
  readonly undo: () => boolean;
  readonly redo: () => boolean;
  /** Back to what is saved; `from` is the version that is edited from then on. */
  readonly restart: () => void;
  readonly rebase: (where: Condition, from: number) => void;
  /** Once it is saved. */
  readonly forget: () => void;
}

/** The definition that is edited: it stands in the URL, over what is saved. */
export function useDefinition(key: string, begun: Begun): Definition {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const search = useMemo(() => readDefinition(raw), [raw]);
  const unit = begun.id === null ? (search.unit ?? begun.unit) : begun.unit;
  const where = useMemo(() => asLines(search.where ?? begun.where), [search.where, begun.where]);
  const from = search.from ?? begun.version;
  const [history, setHistory] = useState(() => readHistory(key));
  const last = useRef<string | undefined>(undefined);

  const go = useCallback(
    (next: Record<string, unknown>, replace: boolean) =>
      void navigate({
        to: ".",
        replace,
        resetScroll: false,
        search: (old: Record<string, unknown>) => ({ ...old, ...next }),
      }),
    [navigate],
  );
  const remember = (): void => {
    const grown = edited(history, { unit, where });
    setHistory(grown);
    storeHistory(key, grown);
  };
  const keep = (step: Step | undefined): boolean => {
    if (!step) return false;
    last.current = undefined;
    setHistory(step.history);
    storeHistory(key, step.history);
    go(definitionSearch(step.edition.where, step.edition.unit, from), false);
    return true;
  };
  return {
    unit,
    where,
    from,
    changed: search.where !== undefined && JSON.stringify(where) !== JSON.stringify(asLines(begun.where)),
    broken: search.broken,
    edit(next, as) {
      const continues = as !== undefined && as === last.current;
      last.current = as;
      if (JSON.stringify(next) === JSON.stringify(where)) return;
      if (!continues) remember();
      go(definitionSearch(next, unit, from), continues);
    },
    setUnit(next) {
      last.current = undefined;
      if (next === unit) return;
      remember();
      go({ v: 1, unit: next, where: undefined }, false);
    },
    undo: () => keep(undone(history, { unit, where })),
    redo: () => keep(redone(history, { unit, where })),
    restart: () => go({ where: undefined, from: undefined }, false),
    forget: () => forgetHistory(key),
    rebase: (next, version) => go(definitionSearch(next, unit, version), false),
  };
}
