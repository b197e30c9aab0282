import { useEffect, useSyncExternalStore } from "react";

/** The last part of the breadcrumb, when a page knows a better name than its route: a person's, an account's. */
let title: string | null = null;
const listeners = new Set<() => void>();

function set(next: string | null): void {
  title = next;
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Called by a page once it knows its subject: shows it in the breadcrumb and the window's title. */
export function usePageTitle(name: string | null | undefined): void {
  useEffect(() => {
    set(name ?? null);
    return () => set(null);
  }, [name]);
}

export function useShownTitle(): string | null {
  return useSyncExternalStore(subscribe, () => title);
}
