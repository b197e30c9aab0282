import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";

/** A closed network refuses Chromium's own connections by the dozen; these flags keep it quiet. */
const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: flags });
}

export type Theme = "light" | "dark";

/** No verdict hangs on it: other work on the machine turns nothing red. */
const patienceMs = 120_000;

export async function context(browser: Browser, width: number, theme: Theme, height = 800): Promise<BrowserContext> {
  const made = await browser.newContext({
    viewport: { width, height },
    colorScheme: theme,
    reducedMotion: "reduce",
  });
  made.setDefaultTimeout(patienceMs);
  return made;
}

/** Opens a page and waits until nothing loads any more. Collects what a user would never see: console errors and exceptions. */
export async function open(place: BrowserContext, url: string): Promise<{ page: Page; errors: readonly string[] }> {
  const page = await place.newPage();
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.goto(url);
  await settled(page);
  return { page, errors };
}

/** One h1, no skeleton and no busy region left. */
export async function settled(page: Page): Promise<void> {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector('[aria-busy="true"]'));
}

/** Violations of WCAG A and AA and of best practice, one line each. */
export async function violations(page: Page): Promise<readonly string[]> {
  const result = await new AxeBuilder({ page }).analyze();
  return result.violations.map(
    (violation) =>
      `${violation.id}: ${violation.help} (${violation.nodes.map((node) => node.target.join(" ")).join(", ")})`,
  );
}

/** Horizontal scrolling of the page itself is a layout that broke; wide tables scroll inside their own region. */
export function overflows(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1);
}
