import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { screenPath, screens } from "../screens.ts";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { readLetters } from "./letters.ts";
import { barOnly } from "./Navigation.tsx";
import { openOverlay } from "./overlay-store.ts";
import { shortcutOf } from "./shortcuts.ts";

/** How long after G the second letter counts. */
const pendingMs = 1200;
const lettersBelongTo =
  "input, textarea, select, [contenteditable], [role=menu], [role=listbox], [role=dialog], [role=grid], [role=application]";

/** Listens for the shell's shortcuts while a workspace is open. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  const { id } = useWorkspace();
  const pendingUntil = useRef(0);
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const typing = event.target instanceof Element && event.target.closest(lettersBelongTo) !== null;
      const { key, ctrlKey, metaKey, altKey } = event;
      const pending = event.timeStamp < pendingUntil.current;
      const action = shortcutOf({ key, ctrlKey, metaKey, altKey, typing }, pending, readLetters());
      pendingUntil.current = action !== null && "pending" in action ? event.timeStamp + pendingMs : 0;
      if (action === null || "pending" in action) return;
      event.preventDefault();
      if ("open" in action) {
        openOverlay(action.open);
        return;
      }
      const screen = screens.find(({ path }) => path === action.go);
      if (screen) void navigate({ to: screenPath(id, screen), search: barOnly });
    };
    document.addEventListener("keydown", listen);
    return () => document.removeEventListener("keydown", listen);
  }, [navigate, id]);
}
