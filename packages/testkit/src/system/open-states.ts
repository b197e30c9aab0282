import type { Page } from "playwright-core";
import { built } from "./screens.ts";

/** What stands over or in a screen only after somebody did something, or when something is not there. */
export interface OpenState {
  readonly name: string;
  readonly path: string;
  /** Before the page is asked for, e.g. to take a connection away. */
  readonly before?: (page: Page) => Promise<void>;
  readonly act?: (page: Page) => Promise<void>;
}

const insights = "/w/complete-journey/insights";
const data = "/w/complete-journey/data";
const settings = "/w/complete-journey/settings";
const segments = "/w/complete-journey/segments";
const who = encodeURIComponent(
  JSON.stringify({ unit: "customer", where: { did: { event: "Coupon redeemed" } }, of: "with a coupon" }),
);
const asked = (question: object, more = "") =>
  `${insights}?v=1&range=2026-10-01..2026-10-28&q=${encodeURIComponent(JSON.stringify(question))}${more}`;
const lines = { event: "order.line", measure: "sum", property: "amount" };
const byDepartment = { series: [lines], breakdown: [{ property: "product.department" }], interval: "week" };

const press = (name: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await page.locator("[role=menu], [role=dialog]").first().waitFor();
};
const key = (name: string) => async (page: Page) => {
  await page.keyboard.press(name);
  await page.getByRole("dialog").first().waitFor();
};
const expand = (name: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await page.locator("main [aria-expanded=true]").first().waitFor();
};
const confirm = (name: RegExp) => async (page: Page) => {
  await page.getByRole("button", { name }).first().click();
  await page.getByRole("dialog").first().waitFor();
};
const draft = (field: RegExp) => async (page: Page) => {
  await page.getByLabel(field).first().fill("changed");
  await page.getByRole("button", { name: /^Save version/ }).waitFor();
};
const without = (operation: string) => async (page: Page) => {
  await page.route("**/graphql", (route) =>
    route.request().postData()?.includes(operation) ? route.abort() : route.continue(),
  );
};

const builder = `${segments}/new?v=1&where=${encodeURIComponent(JSON.stringify(built))}`;
const unknown = { all: [{ did: { event: "Coupon redeemd" } }] };
const builderLine = async (page: Page) => {
  await page.getByRole("button", { name: /^did Order placed/ }).click();
  await page.getByRole("button", { name: /^When: / }).waitFor();
};

export const openStates: readonly OpenState[] = [
  { name: "palette", path: "/w/complete-journey", act: key("Control+k") },
  { name: "shortcuts", path: "/w/complete-journey", act: key("?") },
  { name: "range", path: insights, act: press(/\d{4}$|^Last /) },
  { name: "compare", path: insights, act: press(/^vs /) },
  { name: "picker", path: insights, act: press(/^Event: /) },
  { name: "condition", path: insights, act: press(/who are/) },
  { name: "receipt", path: insights, act: press(/How is this counted/) },
  { name: "table", path: asked(byDepartment, "&view=table") },
  { name: "breakdown", path: asked(byDepartment) },
  { name: "drawer", path: asked({ series: [lines] }, "&people=0-total") },
  {
    name: "save as segment",
    path: asked({ series: [lines] }, "&people=0-total"),
    act: confirm(/^Save as segment/),
  },
  { name: "new list", path: segments, act: confirm(/^New list/) },
  { name: "builder line", path: builder, act: builderLine },
  { name: "builder search", path: builder, act: press(/^Add condition/) },
  { name: "builder save", path: builder, act: confirm(/^Save segment/) },
  { name: "builder problem", path: `${segments}/new?v=1&where=${encodeURIComponent(JSON.stringify(unknown))}` },
  { name: "builder broken link", path: `${segments}/new?v=1&where=broken` },
  { name: "archived segments", path: `${segments}?v=1&archived=true` },
  { name: "segments not reachable", path: segments, before: without("query Segments(") },
  { name: "people of a number", path: `/w/complete-journey/campaigns?v=1&who=${who}` },
  { name: "segment of the bar", path: insights, act: press(/^All households/) },
  { name: "one interval", path: asked({ ...byDepartment, interval: "year" }) },
  { name: "empty answer", path: asked({ series: [{ event: "never done", measure: "total" }] }) },
  { name: "broken link", path: `${insights}?v=1&q=broken` },
  { name: "rejected message", path: `${data}/rejected`, act: expand(/cannot be used/) },
  { name: "replay", path: `${data}/rejected`, act: confirm(/^Replay all/) },
  { name: "snippets", path: `${data}/sources`, act: expand(/^How to send/) },
  { name: "plan draft", path: `${data}/plan?event=Identified`, act: draft(/^Label$/) },
  { name: "channel rule", path: `${settings}?of=channels`, act: expand(/^Display/) },
  { name: "merge", path: "/w/complete-journey/people/user%3A761?why=true", act: confirm(/^Merge with/) },
  { name: "live not reachable", path: `${data}/live`, before: without("query Live(") },
  { name: "setting not reachable", path: settings, before: without("query Setting(") },
  { name: "answer not reachable", path: insights, before: without("InsightTrend") },
  { name: "brief not reachable", path: "/w/complete-journey", before: without("query Home(") },
];
