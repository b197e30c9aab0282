import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../testing/render-page.tsx";
import { SegmentViews } from "../SegmentViews.tsx";
import { SegmentTabs } from "./SegmentTabs.tsx";

afterEach(cleanup);

const current = () =>
  screen
    .getAllByRole("link")
    .filter((link) => link.getAttribute("aria-current") === "page")
    .map((link) => link.textContent);

test.each([
  ["/w/demo/segments/s1", "overview", "Overview"],
  ["/w/demo/segments/s1?v=1&range=7d", "overview", "Overview"],
  ["/w/demo/segments/s1?v=1&tab=members", "members", "Households"],
  ["/w/demo/segments/s1?v=1&tab=compare&with=%5B%22s2%22%5D", "compare", "Compare"],
] as const)("of the tabs at %s one is current", async (path, tab, name) => {
  renderPage(() => <SegmentTabs unit="customer" tab={tab} />, path, []);
  await screen.findByRole("link", { name: "Overview" });
  expect(current()).toEqual([name]);
});

test("of the lists of segments one is current", async () => {
  renderPage(() => <SegmentViews archived />, "/w/demo/segments?v=1&archived=true", []);
  await screen.findByRole("link", { name: "In use" });
  expect(current()).toEqual(["Archived"]);
});
