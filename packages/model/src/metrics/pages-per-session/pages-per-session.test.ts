import { expect, test } from "vitest";
import { pagesPerSession } from "./pages-per-session.ts";

test("divides the pages by the sessions, and is none where there is no session", () => {
  expect(pagesPerSession.value((name) => (name === "n" ? 5 : 2))).toBe(2.5);
  expect(pagesPerSession.value(() => null)).toBeNull();
});
