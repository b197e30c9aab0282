import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { context, launch, open, settled } from "./browser.ts";
import { homeWithDemo } from "./demo-home.ts";
import { focus, focusReaches, press, tabTo } from "./keyboard.ts";
import { type Product, startProduct } from "./product.ts";

const place = homeWithDemo();
let product: Product;
let browser: Browser;
let tab: BrowserContext;
let page: Page;
beforeAll(async () => {
  product = await startProduct(place.home);
  browser = await launch();
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  place.remove();
});
beforeEach(async () => {
  tab = await context(browser, 1280, "light");
});
afterEach(() => tab.close());

/** No test here touches the pointer: what it does can be done by keyboard alone. */
async function go(address: string): Promise<void> {
  ({ page } = await open(tab, product.url + address));
}

/** The address changes before the page: what counts is its title. */
const titled = (name: RegExp) => page.getByRole("heading", { level: 1, name }).waitFor();
const address = () => new URL(page.url());
const finding = () => page.locator("main h2").first().innerText();
const inAddress = (part: RegExp) => page.waitForURL((url) => part.test(decodeURIComponent(url.href)));

describe("by keyboard alone", () => {
  it("opens an insight from home, asks another question and compares it with the period before", async () => {
    await go("/w/complete-journey");
    await tabTo(page, /^Open insight/);
    await press(page, "Enter");
    await inAddress(/\/insights\?/);
    await settled(page);

    await tabTo(page, /^Event: /);
    await press(page, "Enter");
    await focusReaches(page, /Search: Event/);
    await page.keyboard.type("order pl");
    await press(page, "ArrowDown", "Enter");
    await inAddress(/order\.placed/);
    await focusReaches(page, /^Event: Order placed/);

    await tabTo(page, /^Breakdown: /);
    await press(page, "Enter");
    await focusReaches(page, /Search: Breakdown/);
    await page.keyboard.type("income");
    await press(page, "ArrowDown", "Enter");
    await inAddress(/income/);
    await settled(page);
    expect(await finding()).toContain("leads with");

    await page.goBack();
    await page.waitForURL((url) => !url.href.includes("income"));
    await tabTo(page, /^vs|^no comparison/);
    await press(page, "Enter");
    await focusReaches(page, /previous|comparison|last year/i);
    await page.getByRole("menu").waitFor();
    await press(page, "Home", "Enter");
    await focusReaches(page, /^vs|^no comparison/);
    await settled(page);
  });

  it("switches to the table and back, moves along the chart, and drills to the people of a point", async () => {
    await go("/w/complete-journey/insights");
    await tabTo(page, /^Chart\. Arrow keys/);
    await press(page, "t");
    await inAddress(/view=table/);
    await page.getByRole("columnheader", { name: /Day/ }).waitFor();
    await page.goBack();
    await settled(page);

    await tabTo(page, /^Chart\. Arrow keys/);
    await press(page, "End", "ArrowLeft");
    const spoken = page.locator("figure [role=status]");
    const before = await spoken.innerText();
    await press(page, "ArrowLeft");
    expect(await spoken.innerText()).not.toBe(before);
    await press(page, "Enter");
    await inAddress(/people=0-\d/);
    const drawer = page.getByRole("complementary").filter({ has: page.getByRole("button", { name: "Close" }) });
    await drawer.getByRole("heading", { name: /households/ }).waitFor();

    const shown = await finding();
    await tabTo(page, /^Household \d/);
    await press(page, "Enter");
    await inAddress(/\/people\/user:/);
    await settled(page);
    await titled(/^Household/);
    await page.goBack();
    await inAddress(/people=0-\d/);
    await settled(page);
    expect(await finding()).toBe(shown);

    await focusReaches(page, /households|Close/);
    await press(page, "Escape");
    await page.waitForURL((url) => !url.searchParams.has("people"));
  });

  it("saves the people of a point as a segment under a name, and opens it", async () => {
    await go("/w/complete-journey/insights");
    await tabTo(page, /^Chart\. Arrow keys/);
    await press(page, "End", "ArrowLeft", "Enter");
    const drawer = page.getByRole("complementary").filter({ has: page.getByRole("button", { name: "Close" }) });
    const counted = await drawer.getByRole("heading", { name: /^[\d,]+ households/ }).innerText();
    await tabTo(page, /^Save as segment/);
    await press(page, "Enter");
    await focusReaches(page, /^Name/);
    await press(page, "Control+a");
    await page.keyboard.type("Ordered that day");
    await press(page, "Enter");
    await page.getByText("Saved as Ordered that day").waitFor();
    await focusReaches(page, /^Save as segment/);
    await tabTo(page, /^View segment/);
    await press(page, "Enter");
    await inAddress(/\/segments\/[^/]+$/);
    await titled(/^Ordered that day$/);
    const size = page.getByRole("region", { name: "Size" });
    await size.getByText(counted.replace(" households", ""), { exact: false }).first().waitFor();
  });

  it("finds a screen in the palette, and gives the focus back when it closes", async () => {
    await go("/w/complete-journey");
    await tabTo(page, /^Find, ⌘K/);
    await press(page, "Control+k");
    await focusReaches(page, /Find a screen/);
    await press(page, "Escape");
    await focusReaches(page, /^Find, ⌘K/);
    await press(page, "Control+k");
    await focusReaches(page, /Find a screen/);
    await page.keyboard.type("peop");
    await press(page, "ArrowDown", "Enter");
    await inAddress(/\/people/);
    await settled(page);
    await titled(/^People$/);
  });

  it("shows its shortcuts, and closes menus by Escape with the focus where it was", async () => {
    await go("/w/complete-journey");
    await press(page, "?");
    await page.getByRole("dialog", { name: "Shortcuts" }).waitFor();
    await press(page, "Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await tabTo(page, /^Workspace: /);
    await press(page, "Enter");
    await page.getByRole("menu").waitFor();
    await press(page, "Escape");
    await focusReaches(page, /^Workspace: /);
  });

  it("searches a person and opens it", async () => {
    await go("/w/complete-journey/people");
    await press(page, "/");
    await focusReaches(page, /Find/);
    await page.keyboard.type("936");
    await inAddress(/q=.?936/);
    await page.locator("[data-row]").first().waitFor();
    await settled(page);
    await tabTo(page, /936/);
    await press(page, "Enter");
    await inAddress(/\/people\/[^?]/);
    await settled(page);
    await titled(/936/);
  });

  it("opens an account by J, K and Enter", async () => {
    await go("/w/online-retail/accounts");
    await press(page, "j", "j", "k");
    const { name, visible } = await focus(page);
    expect(visible).toBe(true);
    await press(page, "Enter");
    await inAddress(/\/accounts\/[^?]/);
    await page.locator("h1", { hasNotText: /^Accounts$/ }).waitFor();
    expect(name).toContain(await page.locator("h1").innerText());
  });

  it("reaches the import screen and its file field", async () => {
    await go("/w/complete-journey");
    await press(page, "g", "d");
    await inAddress(/\/data/);
    await settled(page);
    await tabTo(page, /import/i);
    await press(page, "Enter");
    await inAddress(/\/data\/import/);
    await settled(page);
    await tabTo(page, /choose|browse|select|file/i);
  });

  it("skips the navigation", async () => {
    await go("/w/complete-journey/data");
    await press(page, "Tab");
    await focusReaches(page, /^Skip to content/);
    await press(page, "Enter");
    expect(await page.evaluate(() => document.activeElement?.id)).toBe("main");
    expect(address().pathname).toBe("/w/complete-journey/data");
  });
});
