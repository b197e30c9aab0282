import { useEffect, useRef } from "react";

/** Where text is typed, and dialogs: these keys are theirs. */
const ownUndo =
  "textarea, [contenteditable=true], [role=dialog], input:not([type=checkbox], [type=radio], [type=range])";

/** Ctrl or ⌘ with Z, with Shift or Y to redo; a text field keeps its own undo. */
export function useUndoKeys(undo: () => boolean, redo: () => boolean): void {
  const keys = useRef({ undo, redo });
  keys.current = { undo, redo };
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
      const key = event.key.toLowerCase();
      if (key !== "z" && key !== "y") return;
      if (event.target instanceof HTMLElement && event.target.closest(ownUndo)) return;
      const again = key === "y" || event.shiftKey;
      if (again ? keys.current.redo() : keys.current.undo()) event.preventDefault();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}
