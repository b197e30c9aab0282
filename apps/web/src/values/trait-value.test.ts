// @vitest-environment node
import { expect, test } from "vitest";
import { fieldTitle, traitValue } from "./trait-value.ts";

test("values of every type print, and nothing prints as a dash", () => {
  expect(traitValue("Leipzig", "UTC")).toBe("Leipzig");
  expect(traitValue(1234.5, "UTC")).toBe("1,234.5");
  expect(traitValue(true, "UTC")).toBe("yes");
  expect(traitValue(["a", 2], "UTC")).toBe("a, 2");
  expect(traitValue([], "UTC")).toBe("–");
  expect(traitValue(null, "UTC")).toBe("–");
  expect(traitValue(0, "UTC")).toBe("0");
  expect(traitValue("2026-11-19", "Europe/Berlin")).toBe("19 Nov 2026");
  expect(traitValue("2026-11-19T23:30:00Z", "Europe/Berlin")).toBe("20 Nov 2026, 00:30");
  expect(traitValue("2026-19-45", "UTC")).toBe("2026-19-45");
});

test("field names become labels", () => {
  expect(fieldTitle("household_size")).toBe("Household size");
  expect(fieldTitle("homeOwnership")).toBe("Home ownership");
  expect(fieldTitle("__")).toBe("__");
});
