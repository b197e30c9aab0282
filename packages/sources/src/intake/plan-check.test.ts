import { expect, test } from "vitest";
import { InstantReader } from "../import/instant.ts";
import type { Setting } from "../ports/control-store.ts";
import { collectedEvent } from "./collected-event.ts";
import { planCheckOf } from "./plan-check.ts";

const saved = (value: Setting["value"]) => ({
  settings: async (): Promise<readonly Setting[]> => [
    { name: "trackingPlan", version: 1, value, savedAt: 0, savedBy: "local", note: "" },
  ],
});

const letterOf = async (plan: Setting["value"], message: object) => {
  const check = await planCheckOf(saved(plan), "w");
  const raw = Buffer.from(JSON.stringify({ messageId: "m", userId: "u", ...message }));
  const received = { id: "1", source: "web", receivedAt: 1, envelope: {}, raw };
  const collected = collectedEvent(received, new InstantReader("UTC"), check);
  return "letter" in collected ? [collected.letter.reason, collected.letter.message] : [];
};

const strict = {
  unknownEvents: "refuse",
  events: [{ name: "Act", onViolation: "refuse", properties: [{ name: "id", type: "number", required: true }] }],
};

test("an event that the plan refuses is a dead letter that says what was expected", async () => {
  expect(await letterOf(strict, { type: "track", event: "act", properties: { id: 1 } })).toEqual([]);
  expect(await letterOf(strict, { type: "track", event: "act", properties: { id: "1" } })).toEqual([
    "trackingPlan",
    "The tracking plan refuses it: property id is of another type.",
  ]);
  expect(await letterOf(strict, { type: "track", event: "Other" })).toEqual([
    "trackingPlan",
    "The tracking plan refuses it: the event is not in the plan.",
  ]);
});

test("who somebody is needs no plan", async () => {
  expect(await letterOf(strict, { type: "identify", traits: { a: 1 } })).toEqual([]);
  expect(await letterOf(strict, { type: "alias", previousId: "p" })).toEqual([]);
  expect(await letterOf(strict, { type: "group", groupId: "g" })).toEqual([]);
});

test("a plan that refuses nothing costs nothing", async () => {
  expect(await planCheckOf(saved({ unknownEvents: "count", events: [{ name: "Act" }] }), "w")).toBeUndefined();
  expect(await planCheckOf({ settings: async () => [] }, "w")).toBeUndefined();
});
