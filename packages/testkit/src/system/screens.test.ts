import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { context, launch, open, overflows, type Theme, violations } from "./browser.ts";
import { homeWithDemo } from "./demo-home.ts";
import { fillLive } from "./fill-live.ts";
import { fillSegments } from "./fill-segments.ts";
import { type Product, startProduct } from "./product.ts";
import { type Screen, screens } from "./screens.ts";

const place = homeWithDemo();
let product: Product;
let browser: Browser;
let all: readonly Screen[];
beforeAll(async () => {
  product = await startProduct(place.home);
  browser = await launch();
  await fillSegments(product.url);
  all = await screens(product.url, await fillLive(product.url));
});
afterAll(async () => {
  await browser?.close();
  await product?.stop();
  place.remove();
});

const full = process.env["FULL"] !== undefined;

/** Each screen in one theme and width, in turn; in both themes at both widths in the full run. */
const looks: readonly { theme: Theme; width: number; turn: number }[] = [
  { theme: "light", width: 1280, turn: 0 },
  { theme: "dark", width: 400, turn: 1 },
  ...(full
    ? ([
        { theme: "light", width: 400, turn: 0 },
        { theme: "dark", width: 1280, turn: 1 },
      ] as const)
    : []),
];

describe.each(looks)("every screen in $theme at $width px", ({ theme, width, turn }) => {
  it("has no accessibility violation, no console error and no overflow", async () => {
    const found: string[] = [];
    const place = await context(browser, width, theme);
    const left = all.filter((_, i) => full || i % 2 === turn);
    const lane = async () => {
      for (let screen = left.pop(); screen; screen = left.pop()) {
        const { name, path } = screen;
        const { page, errors } = await open(place, product.url + path);
        for (const violation of await violations(page)) found.push(`${name}: ${violation}`);
        for (const error of errors) found.push(`${name}: console: ${error}`);
        if (await overflows(page)) found.push(`${name}: scrolls sideways`);
        await page.close();
      }
    };
    await Promise.all([lane(), lane()]);
    await place.close();
    expect(found).toEqual([]);
  });
});
