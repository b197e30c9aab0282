import { useNavigate, useSearch } from "@tanstack/react-router";
import { useCallback } from "react";

/**
 * The part of the URL that a page owns, and the way to change some of it. Each change is a step of the browser's history, so
 * Back undoes it; typing replaces the step instead.
 */
export function usePageSearch<Search extends object>(
  read: (raw: Record<string, unknown>) => Search,
): readonly [Search, (change: Partial<Search>, replace?: boolean) => void] {
  const raw: Record<string, unknown> = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = useCallback(
    (part: Partial<Search>, replace = false) => {
      void navigate({ to: ".", replace, search: (old: Record<string, unknown>) => ({ ...old, v: 1, ...part }) });
    },
    [navigate],
  );
  return [read(raw), change];
}
