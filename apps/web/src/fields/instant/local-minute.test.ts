// @vitest-environment node
import { expect, it } from "vitest";
import { instantTyped, localMinute } from "./local-minute.ts";

const berlin = "Europe/Berlin";

it("is typed and shown in the workspace's time", () => {
  expect(instantTyped("2026-07-01T09:30", berlin)).toBe("2026-07-01T07:30:00.000Z");
  expect(localMinute("2026-07-01T07:30:00.000Z", berlin)).toBe("2026-07-01T09:30");
  expect(localMinute("2026-07-01T09:30:59.999+02:00", berlin)).toBe("2026-07-01T09:30");
  expect(instantTyped("2026-01-01T00:00", "Pacific/Tongatapu")).toBe("2025-12-31T11:00:00.000Z");
});

it("takes the time after a gap, and the first of a repeated hour", () => {
  expect(instantTyped("2026-03-29T02:30", berlin)).toBe("2026-03-29T01:30:00.000Z");
  expect(instantTyped("2026-10-25T02:30", berlin)).toBe("2026-10-25T00:30:00.000Z");
});

it("passes nothing on that is half typed, and shows no nonsense", () => {
  for (const text of ["", "2026-07", "2026-07-01", "2026-02-30T10:00"])
    expect(instantTyped(text, berlin)).toBe(undefined);
  for (const text of ["", "yesterday", "2026-07-01"]) expect(localMinute(text, berlin)).toBe("");
});
