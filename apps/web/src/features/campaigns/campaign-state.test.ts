// @vitest-environment node
import { expect, test } from "vitest";
import { campaignState, dateWords, daysLong, originalDates, stateWords } from "./campaign-state.ts";

const dates = { startsOn: "2026-11-06", endsOn: "2026-11-20" };

test("both days of a campaign belong to it", () => {
  expect(campaignState(dates, "2026-11-05")).toBe("planned");
  expect(campaignState(dates, "2026-11-06")).toBe("running");
  expect(campaignState(dates, "2026-11-20")).toBe("running");
  expect(campaignState(dates, "2026-11-21")).toBe("ended");
  expect(campaignState({}, "2026-11-21")).toBe("undated");
  expect(campaignState({ startsOn: "2026-01-01" }, "2026-11-21")).toBe("running");
});

test("its dates have words", () => {
  expect(stateWords(dates, "2026-11-22")).toBe("Ended 20 Nov 2026");
  expect(stateWords(dates, "2026-11-10")).toBe("Running until 20 Nov 2026");
  expect(dateWords(dates)).toBe("6 Nov – 20 Nov 2026");
  expect(dateWords({ startsOn: "2026-12-30", endsOn: "2027-01-02" })).toBe("30 Dec 2026 – 2 Jan 2027");
  expect(dateWords({ endsOn: "2026-11-20" })).toBe("until 20 Nov 2026");
  expect(dateWords({})).toBe("No dates recorded");
});

test("length counts both days and survives a clock change", () => {
  expect(daysLong(dates)).toBe(15);
  expect(daysLong({ startsOn: "2026-10-24", endsOn: "2026-10-26" })).toBe(3);
  expect(daysLong({ startsOn: "2026-10-24" })).toBeNull();
});

test("moved days say what they were", () => {
  const moved = { originalStartsOn: "2017-10-30", originalEndsOn: "2017-12-24", coupons: 209 };
  expect(originalDates(moved)).toBe("originally 30 Oct – 24 Dec 2017");
  expect(originalDates({ coupons: 209 })).toBeUndefined();
});
