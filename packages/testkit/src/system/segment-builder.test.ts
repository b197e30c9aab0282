import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { context, launch, open, settled } from "./browser.ts";
import { fillTrials } from "./fill-trials.ts";
import { focusReaches, press, tabTo } from "./keyboard.ts";
import { ask, type Product, startProduct, temporaryHome } from "./product.ts";

const place = temporaryHome();
let product: Product;
let workspace: string;
let browser: Browser;
let tab: BrowserContext;
let page: Page;
beforeAll(async () => {
  product = await startProduct(place.home, { args: ["--no-demo"] });
  workspace = await fillTrials(product.url);
  await ask(
    product.url,
    `mutation ($id: ID!) {
      createSegment(workspaceId: $id, unit: account, label: { name: "Paying" }, where: { account: { field: "plan", op: "is", value: "team" } }) {
        problems { message }
      }
    }`,
    { id: workspace.slice(3) },
  );
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

const counts = (number: number) =>
  page.waitForFunction((wanted) => {
    const shown = document.querySelector('aside [aria-busy="false"]');
    return shown?.textContent?.startsWith(`${wanted} `);
  }, number);

/** Presses that stand for a click; typing and moving the focus are none. */
let clicks = 0;
async function click(name: RegExp): Promise<void> {
  await tabTo(page, name);
  await press(page, "Enter");
  clicks += 1;
}

/** Opens the search for a condition, types what is meant, and takes the first that is offered. */
async function addCondition(text: string): Promise<void> {
  await click(/^Add condition/);
  await focusReaches(page, /Search: Add condition/);
  await page.keyboard.type(text);
  // While the values are searched the menu says so in a row that leads nowhere.
  await page.locator("[role=menu]:not([data-empty]) [role=menuitem]").first().waitFor();
  await press(page, "Enter");
  clicks += 1;
  await page.locator("[role=menu]").waitFor({ state: "detached" });
}

/** Trial accounts in DE or AT where at least 2 people used pricing twice in 30 days and nobody talked to sales. */
describe("a segment built by keyboard alone", () => {
  it("takes at most 10 clicks, and its size, people and reasons are there without another", async () => {
    ({ page } = await open(tab, `${product.url}${workspace}/segments/new`));
    clicks = 0;
    await tabTo(page, /^Customers$/);
    await click(/^Accounts$/);
    await counts(40);
    await addCondition("trial");
    await counts(20);
    await addCondition("DE, AT");
    await counts(10);
    await addCondition("contacts pricing");
    await tabTo(page, /^Times/);
    await page.keyboard.type("2");
    await click(/^Add: when/);
    await counts(8);
    await addCondition("no contact sales");
    await counts(4);
    expect(clicks).toBeLessThanOrEqual(10);

    const sentence = page.getByText(/^Accounts that have a plan/);
    expect(await sentence.innerText()).toContain(
      "at least 2 contacts that did Pricing used at least 2 times in the last 30 days",
    );
    const people = page.getByRole("complementary", { name: "Live count" }).getByRole("link");
    await people.filter({ hasText: "Company 35" }).waitFor();
    expect(await people.allInnerTexts()).toEqual(["Company 19", "Company 27", "Company 3", "Company 35"]);

    await click(/^Why is somebody else/);
    await focusReaches(page, /Name or identifier/);
    await page.keyboard.type("Company 9");
    await page.getByRole("button", { name: "Company 9", exact: true }).waitFor();
    await click(/^Company 9$/);
    await page.getByText("Not in", { exact: true }).waitFor();
    await press(page, "Escape");

    await page.goBack();
    await counts(8);
    await page.goForward();
    await counts(4);
    await page.reload();
    await settled(page);
    await counts(4);
    await press(page, "Control+z");
    await counts(8);
    await press(page, "Control+Shift+z");
    await counts(4);

    await click(/^Compare with a segment/);
    await focusReaches(page, /Search: Compare with/);
    await page.keyboard.type("paying");
    await page.getByRole("menuitemradio", { name: "Paying" }).waitFor();
    await press(page, "ArrowDown");
    await press(page, "Enter");
    await page.getByRole("heading", { name: "Paying" }).waitFor();
    await page.getByText("In both").waitFor();
    await press(page, "Escape");

    await page.getByRole("main").focus();
    await click(/^Save segment/);
    await focusReaches(page, /^Name/);
    await press(page, "Control+a");
    await page.keyboard.type("Ready to talk");
    await press(page, "Enter");
    await page.getByRole("heading", { level: 1, name: "Ready to talk" }).waitFor();
  });

  it("moves, nests, removes and brings back rows, and the focus stays with them", async () => {
    const where = {
      all: [{ account: { field: "plan", op: "is", value: "trial" } }, { did: { event: "Pricing used" } }],
    };
    const address = `${workspace}/segments/new?v=1&unit=account&where=${encodeURIComponent(JSON.stringify(where))}`;
    ({ page } = await open(tab, product.url + address));
    await tabTo(page, /^plan is trial/);
    await press(page, "Alt+ArrowDown");
    await focusReaches(page, /^plan is trial/);
    await press(page, "ArrowUp");
    await focusReaches(page, /^did Pricing used/);
    await press(page, "ArrowDown", "Alt+ArrowRight");
    await focusReaches(page, /^plan is trial/);
    expect(await page.getByRole("list", { name: "Any of, 1 condition, level 2" }).count()).toBe(1);
    await press(page, "Alt+ArrowLeft");
    await focusReaches(page, /^plan is trial/);
    await press(page, "Delete");
    await focusReaches(page, /^did Pricing used/);
    await press(page, "Delete");
    await focusReaches(page, /^Add condition/);
    await counts(40);
    await press(page, "Control+z");
    await page.getByRole("button", { name: "did Pricing used" }).waitFor();
  });
});
