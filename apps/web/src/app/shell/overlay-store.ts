import { useSyncExternalStore } from "react";

type OverlayName = "palette" | "shortcuts";

let open: OverlayName | null = null;
const listeners = new Set<() => void>();

function set(next: OverlayName | null): void {
  open = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Opens the palette or the list of shortcuts over the page; only one stands at a time. */
export const openOverlay = (name: OverlayName): void => set(name);
export const closeOverlay = (): void => set(null);

export function useOverlay(): OverlayName | null {
  return useSyncExternalStore(subscribe, () => open);
}
