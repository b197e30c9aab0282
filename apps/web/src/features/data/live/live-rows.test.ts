// @vitest-environment node
import { expect, test } from "vitest";
import type { LiveEvent } from "./live-documents.ts";
import { MOST, matchingArrivals, meets, withArrivals } from "./live-rows.ts";

const event = (id: string, name = "Paid", userId: string | null = null): LiveEvent => ({
  id,
  source: "web",
  messageId: id,
  type: "track",
  event: name,
  userId,
  anonymousId: "device-1",
  groupId: null,
  at: "2026-11-22T10:00:00Z",
  receivedAt: "2026-11-22T10:00:00Z",
  sentAs: null,
  properties: {},
});

test("arrivals come first and only once, and the oldest give way", () => {
  const first = withArrivals([], [event("2"), event("1")]);
  expect(withArrivals(first, [event("3"), event("2")]).map(({ id }) => id)).toEqual(["3", "2", "1"]);
  expect(withArrivals(first, [event("1")])).toBe(first);
  const many = Array.from({ length: MOST }, (_, at) => event(`old ${at}`));
  expect(withArrivals(many, [event("new")])).toHaveLength(MOST);
});

test("arrivals that do not reach back to the last one seen leave a gap", () => {
  expect(meets([event("2"), event("1")], [event("3"), event("2")])).toBe(true);
  expect(meets([event("2"), event("1")], [event("5"), event("4")])).toBe(false);
});

test("filters hold by parts of the name and of the person, without regard to case", () => {
  const events = [event("1", "Signed Up", "ada"), event("2", "Paid"), event("3", "Paid", "Bob")];
  expect(matchingArrivals(events, "paid", undefined).map(({ id }) => id)).toEqual(["2", "3"]);
  expect(matchingArrivals(events, undefined, "BO").map(({ id }) => id)).toEqual(["3"]);
  expect(matchingArrivals(events, undefined, "device").map(({ id }) => id)).toEqual(["2"]);
});
