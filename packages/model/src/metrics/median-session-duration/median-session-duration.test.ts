import { expect, test } from "vitest";
import { medianSessionDuration } from "./median-session-duration.ts";

test("is in seconds, and none where there is no session", () => {
  expect([medianSessionDuration.value(() => 12), medianSessionDuration.value(() => null)]).toEqual([12, null]);
});
