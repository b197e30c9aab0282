export type ThemeChoice = "system" | "light" | "dark";

const key = "throughline.theme";
const dark = (): MediaQueryList => matchMedia("(prefers-color-scheme: dark)");

/** The stored choice. `public/theme.js` applies the same rule before the first paint. */
export function readTheme(): ThemeChoice {
  try {
    const stored = localStorage.getItem(key);
    return stored === "light" || stored === "dark" ? stored : "system";
  } catch {
    return "system";
  }
}

function apply(choice: ThemeChoice): void {
  document.documentElement.dataset["theme"] = choice === "system" ? (dark().matches ? "dark" : "light") : choice;
}

export function setTheme(choice: ThemeChoice): void {
  try {
    if (choice === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, choice);
  } catch {
    // Storage may be forbidden; the choice then holds until the page is left.
  }
  apply(choice);
}

/** Follows the system while the choice is "system". */
export function watchSystemTheme(): void {
  dark().addEventListener("change", () => apply(readTheme()));
}
