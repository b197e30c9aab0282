const key = "throughline.letters";

/** Whether single letters act as shortcuts (WCAG 2.1.4 asks for a way to turn them off). On by default. */
export function readLetters(): boolean {
  try {
    return localStorage.getItem(key) !== "off";
  } catch {
    return true;
  }
}

export function storeLetters(on: boolean): void {
  try {
    localStorage.setItem(key, on ? "on" : "off");
  } catch {
    // Without storage the letters stay on.
  }
}
