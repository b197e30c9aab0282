interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly tone: "done" | "problem";
}

const lifetimeMs = 6000;
let messages: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Shows a short message at the foot of the window; at most three stand at once. */
export function showToast(text: string, tone: ToastMessage["tone"] = "done"): void {
  const id = nextId++;
  publish([...messages.slice(-2), { id, text, tone }]);
  setTimeout(() => dismissToast(id), lifetimeMs);
}

export function dismissToast(id: number): void {
  if (messages.some((message) => message.id === id)) publish(messages.filter((message) => message.id !== id));
}

/** For `useSyncExternalStore`. */
export const toastStore = {
  read: (): readonly ToastMessage[] => messages,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};
