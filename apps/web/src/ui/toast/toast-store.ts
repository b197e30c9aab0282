interface ToastAction {
  readonly label: string;
  readonly onPress: () => void;
}

interface ToastMessage {
  readonly id: number;
  readonly text: string;
  readonly tone: "done" | "problem";
  /** What can be done about it: "Undo". */
  readonly action?: ToastAction | undefined;
}

const lifetimeMs = 6000;
/** Long enough to read, to change one's mind, and to reach the button by keyboard. */
const actionLifetimeMs = 10_000;
let messages: readonly ToastMessage[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function publish(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

/** Shows a short message at the foot of the window; at most three stand at once. */
export function showToast(text: string, tone: ToastMessage["tone"] = "done", action?: ToastAction): void {
  const id = nextId++;
  publish([...messages.slice(-2), { id, text, tone, action }]);
  setTimeout(() => dismissToast(id), action ? actionLifetimeMs : lifetimeMs);
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
