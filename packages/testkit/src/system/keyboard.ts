import type { Page } from "playwright-core";

interface Focus {
  readonly name: string;
  readonly visible: boolean;
}

/** What is in focus: its accessible name, near enough, and whether anybody can see that it is. */
export function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!at || at === document.body) return { name: "", visible: true };
    const labelled = at
      .getAttribute("aria-labelledby")
      ?.split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    const label = at instanceof HTMLInputElement ? at.labels?.[0]?.textContent : at.textContent;
    const name = at.getAttribute("aria-label") ?? labelled?.join(" ") ?? label ?? "";
    const box = at.getBoundingClientRect();
    const drawn = (element: Element): boolean => {
      const style = getComputedStyle(element);
      return style.outlineStyle !== "none" || style.boxShadow !== "none";
    };
    const around = at instanceof HTMLInputElement && at.parentElement !== null && drawn(at.parentElement);
    const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
    return { name: name.replace(/\s+/g, " ").trim(), visible: inside && (drawn(at) || around) };
  });
}

const most = 80;

/** What is still loading becomes a stop within this time. */
const loadsMs = 10_000;

const movesMs = 400;

/** What slides in when it gets the focus may take its moment. */
async function becomesVisible(page: Page): Promise<boolean> {
  const until = Date.now() + movesMs;
  while (!(await focus(page)).visible) {
    if (Date.now() > until) return false;
    await page.waitForTimeout(50);
  }
  return true;
}

/**
 * Presses Tab until the element of this name has the focus, as somebody without a pointer does. Every stop on the way must
 * show its focus, and no stop may hold it.
 */
export async function tabTo(page: Page, wanted: RegExp): Promise<void> {
  const passed: string[] = [];
  const until = Date.now() + loadsMs;
  for (let stop = 0; stop < most || Date.now() < until; stop += 1) {
    await page.keyboard.press("Tab");
    const { name } = await focus(page);
    if (!(await becomesVisible(page))) throw new Error(`the focus on "${name}" cannot be seen`);
    if (wanted.test(name)) return;
    if (name !== "" && passed.at(-1) === name && passed.at(-2) === name) throw new Error(`"${name}" keeps the focus`);
    passed.push(name);
  }
  throw new Error(`${wanted} is not among the stops: ${passed.join(" | ")}`);
}

/** Keys, one after the other, as fast as the page takes them. */
export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

/** Waits until the name of what is in focus matches: focus that moves or returns by itself. */
export async function focusReaches(page: Page, wanted: RegExp): Promise<void> {
  const until = Date.now() + 10_000;
  let last = "";
  while (Date.now() < until) {
    last = (await focus(page)).name;
    if (wanted.test(last)) return;
    await page.waitForTimeout(50);
  }
  throw new Error(`the focus is on "${last}", not on ${wanted}`);
}
