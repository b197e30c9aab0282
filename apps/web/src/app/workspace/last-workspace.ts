const key = "throughline.workspace";

/** The workspace that was open last on this device, if any. */
export function readLastWorkspace(): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function storeLastWorkspace(id: string): void {
  try {
    localStorage.setItem(key, id);
  } catch {
    // Without storage the first workspace opens next time; nothing is lost.
  }
}
