import { mkdirSync } from "node:fs";
import path from "node:path";
import { context, launch, open, type Theme } from "./browser.ts";
import { startProduct, temporaryHome } from "./product.ts";
import { screens } from "./screens.ts";

/** Takes the pictures of `docs/screens` from a product that was started for it: `node packages/testkit/src/system/write-screens.ts`. */
const folder = path.resolve(import.meta.dirname, "../../../../docs/screens");
mkdirSync(folder, { recursive: true });
const { home, remove } = temporaryHome();
const product = await startProduct(home);
const browser = await launch();
try {
  for (const theme of ["light", "dark"] satisfies readonly Theme[])
    for (const width of [1280, 400]) {
      const place = await context(browser, width, theme, width === 400 ? 900 : 800);
      for (const { name, path: address } of await screens(product.url)) {
        const { page } = await open(place, product.url + address);
        await page.waitForTimeout(500);
        await page.screenshot({ path: path.join(folder, `${name}-${width}-${theme}.png`) });
        await page.close();
      }
      await place.close();
    }
} finally {
  await browser.close();
  await product.stop();
  remove();
}
