import { type RefObject, useEffect, useState } from "react";
import { moveCurrent } from "./move-current.ts";

/**
 * `/` focuses the search, J and K move the current row and bring its link under the focus, so that Enter opens it. Letters do
 * nothing while something is typed, with a modifier held, under a dialog, or while letter shortcuts are switched off.
 */
export function useListKeys(
  keys: readonly string[],
  search: RefObject<HTMLInputElement | null>,
  enabled: boolean,
): string | undefined {
  const [current, setCurrent] = useState<string>();
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === "/") {
        event.preventDefault();
        search.current?.focus();
        return;
      }
      const step = event.key === "j" ? 1 : event.key === "k" ? -1 : 0;
      if (step === 0) return;
      const next = moveCurrent(keys, current, step);
      if (next === undefined) return;
      event.preventDefault();
      setCurrent(next);
      document.querySelector<HTMLElement>(`[data-row="${CSS.escape(next)}"] a`)?.focus();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [keys, current, enabled, search]);
  return current;
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null;
}
