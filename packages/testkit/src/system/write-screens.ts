import { mkdirSync } from "node:fs";
import path from "node:path";
import { context, launch, open, type Theme } from "./browser.ts";
import { fillLive } from "./fill-live.ts";
import { fillSegments } from "./fill-segments.ts";
import { startProduct, temporaryHome } from "./product.ts";
import { screens } from "./screens.ts";

/**
 * Takes the pictures of `docs/screens`: `node packages/testkit/src/system/write-screens.ts [URL]`, of the product at the URL or
 * of one that is started for it.
 */
const folder = path.resolve(import.meta.dirname, "../../../../docs/screens");
mkdirSync(folder, { recursive: true });
const { home, remove } = temporaryHome();
const running = process.argv[2];
const product = running ? undefined : await startProduct(home);
const url = running ?? product?.url ?? "";
await fillSegments(url);
const all = await screens(url, await fillLive(url));
const browser = await launch();
try {
  for (const theme of ["light", "dark"] satisfies readonly Theme[])
    for (const width of [1280, 400]) {
      const place = await context(browser, width, theme, width === 400 ? 900 : 800);
      for (const { name, path: address } of all) {
        const { page } = await open(place, url + address);
        await page.waitForTimeout(500);
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`) });
        await page.close();
      }
      await place.close();
    }
} finally {
  await browser.close();
  await product?.stop();
  remove();
}
