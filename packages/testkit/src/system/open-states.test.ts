import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { context, launch, overflows, settled, violations } from "./browser.ts";
import { homeWithDemo } from "./demo-home.ts";
import { fillLive } from "./fill-live.ts";
import { fillSegments } from "./fill-segments.ts";
import { openStates } from "./open-states.ts";
import { type Product, startProduct } from "./product.ts";

const full = process.env["FULL"] !== undefined;
const place = homeWithDemo();
let product: Product;
let browser: Browser;
beforeAll(async () => {
  product = await startProduct(place.home);
  browser = await launch();
  await fillSegments(product.url);
  await fillLive(product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  place.remove();
});

/** What opens is looked at in one theme and width each, in turn; in both in the full run. */
describe.each([
  { theme: "light", width: 1280, turn: 0 },
  { theme: "dark", width: 400, turn: 1 },
] as const)("what opens in $theme at $width px", ({ theme, width, turn }) => {
  it.concurrent.each(openStates.filter((_, i) => full || i % 2 === turn))(
    "$name has no accessibility violation and no overflow",
    async ({ path, before, act }) => {
      const place = await context(browser, width, theme);
      const page = await place.newPage();
      await before?.(page);
      await page.goto(product.url + path);
      await settled(page);
      await act?.(page);
      await page.waitForTimeout(300);
      const found = [...(await violations(page)), ...((await overflows(page)) ? ["scrolls sideways"] : [])];
      await place.close();
      expect(found).toEqual([]);
    },
  );
});
