import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback, useMemo } from "react";
import { type Bar, readBar, validateBarSearch, writeBar } from "./bar.ts";

/** The bar of this URL, and the way to change a part of it: each change is one step of the browser's history. */
export function useBar(): readonly [Bar, (change: Partial<Bar>) => void] {
  const search: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const { range, compare, zone, within, internal } = validateBarSearch(search);
  const bar = useMemo(
    () => readBar({ range, compare, zone, within, internal }),
    [range, compare, zone, within, internal],
  );
  const change = useCallback(
    (part: Partial<Bar>) => {
      void navigate({ to: ".", search: (old: Record<string, unknown>) => ({ ...old, v: 1, ...writeBar(part) }) });
    },
    [navigate],
  );
  return [bar, change];
}
