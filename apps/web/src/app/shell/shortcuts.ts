import { screens } from "../screens.ts";

/** What a key press asks for, or null. `pending` says that G was pressed just before. */
type ShortcutAction = { readonly open: "palette" | "shortcuts" } | { readonly go: string } | { readonly pending: true };

export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** The focus is in a field, menu or other place where letters mean something else. */
  readonly typing: boolean;
}

/** Pure decision of the keyboard: Cmd/Ctrl+K always, letters only outside fields and only when they are on. */
export function shortcutOf(press: KeyPress, pending: boolean, letters: boolean): ShortcutAction | null {
  if ((press.ctrlKey || press.metaKey) && press.key.toLowerCase() === "k") return { open: "palette" };
  if (press.ctrlKey || press.metaKey || press.altKey || press.typing || !letters) return null;
  if (press.key === "?") return { open: "shortcuts" };
  if (pending) {
    const screen = screens.find(({ letter }) => letter === press.key.toLowerCase());
    return screen ? { go: screen.path } : null;
  }
  return press.key.toLowerCase() === "g" ? { pending: true } : null;
}
