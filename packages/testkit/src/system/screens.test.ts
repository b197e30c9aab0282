import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { context, launch, open, type Theme, violations } from "./browser.ts";
import { type Product, startProduct, temporaryHome } from "./product.ts";
import { type Screen, screens } from "./screens.ts";

const place = temporaryHome();
let product: Product;
let browser: Browser;
let all: readonly Screen[];
beforeAll(async () => {
  product = await startProduct(place.home);
  browser = await launch();
  all = await screens(product.url);
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  place.remove();
});

/** Horizontal scrolling of the page itself is a layout that broke; wide tables scroll inside their own region. */
const overflows = () => document.documentElement.scrollWidth > document.documentElement.clientWidth + 1;

describe.each<Theme>(["light", "dark"])("every screen in %s", (theme) => {
  it.each([1280, 400])("has no accessibility violation, no console error and no overflow at %i px", async (width) => {
    const found: string[] = [];
    const place = await context(browser, width, theme);
    for (const { name, path } of all) {
      const { page, errors } = await open(place, product.url + path);
      for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
      for (const error of errors) found.push(`${name}: console: ${error}`);
      if (await page.evaluate(overflows)) found.push(`${name}: scrolls sideways`);
      await page.close();
    }
    await place.close();
    expect(found).toEqual([]);
  });
});
