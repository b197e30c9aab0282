import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { launch } from "../browser.ts";
import { temporaryHome } from "../product.ts";
import { CollectorProcess, preparedHome } from "./collector-process.ts";

const place = temporaryHome();
let browser: Browser;
let collector: CollectorProcess;
let prepared: Awaited<ReturnType<typeof preparedHome>>;
beforeAll(async () => {
  prepared = await preparedHome(place.home);
  [browser, collector] = await Promise.all([launch(), CollectorProcess.start(place.home)]);
});
afterAll(async () => {
  await browser?.close();
  await collector?.stop();
  await prepared?.stores.close();
  place.remove();
});

/** A shop of another origin, with Segment's own snippet, its address changed to ours. */
function shopPage(script: string): string {
  return `<!doctype html><title>Shop</title><link rel="icon" href="data:,"><h1>Shop</h1><script>
    var i = "analytics", analytics = window[i] = window[i] || [];
    analytics.methods = ["identify","track","page","group","alias","ready","on","once","off","setAnonymousId"];
    analytics.factory = function (e) { return function () {
      var n = Array.prototype.slice.call(arguments); n.unshift(e); analytics.push(n); return analytics; }; };
    for (var n = 0; n < analytics.methods.length; n++) { var key = analytics.methods[n]; analytics[key] = analytics.factory(key); }
    var t = document.createElement("script"); t.async = true; t.src = ${JSON.stringify(script)};
    document.head.appendChild(t);
    analytics._writeKey = ${JSON.stringify(script.split("/").at(-2))};
    analytics.page("Home");
    analytics.identify("u1", { plan: "pro" });
    analytics.track("Product viewed", { sku: "a1", price: 12.5 });
    analytics.group("g1", { name: "Acme" });
  </script>`;
}

it("Segment's browser library loads from the collector, sends to it, and nowhere else", async () => {
  const { secret, stores } = prepared;
  const script = `${collector.url}/analytics.js/v1/${secret}/analytics.min.js`;
  const shop = createServer((_request, response) => {
    response.setHeader("content-type", "text/html").end(shopPage(script));
  });
  await new Promise<void>((resolve) => shop.listen(0, "127.0.0.1", resolve));
  const page = await browser.newPage();
  const errors: string[] = [];
  const elsewhere: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  const { port } = shop.address() as AddressInfo;
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    const ours = [collector.url, `http://localhost:${port}`].includes(origin);
    if (protocol.startsWith("http") && !ours) elsewhere.push(request.url());
  });
  await page.goto(`http://localhost:${port}/`);
  const documents = await stores.documents("w");
  const wide = { after: 0, below: Number.MAX_SAFE_INTEGER, limit: 100 };
  const types = async () => (await documents.eventsAfter(wide)).map(({ type }) => type).toSorted();
  await expect.poll(types, { timeout: 20_000, interval: 100 }).toEqual(["group", "identify", "page", "track"]);
  const events = await documents.eventsAfter(wide);
  const viewed = events.find(({ type }) => type === "track");
  expect(viewed).toMatchObject({
    ...{ event: "Product viewed", userId: "u1", source: "web", properties: { sku: "a1", price: 12.5 } },
    context: { library: { name: "analytics.js" }, page: { title: "Shop" } },
  });
  expect(viewed?.anonymousId).toBe(events.find(({ type }) => type === "page")?.anonymousId);
  expect({ errors, elsewhere }).toEqual({ errors: [], elsewhere: [] });
  await page.close();
  shop.close();
});
