// @vitest-environment node
import { expect, test } from "vitest";
import { reachRows, unreachedWords } from "./reach-rows.ts";

const people = { unit: "customer" as const, definition: {}, version: 1, at: "2026-11-22T08:00:00Z" };
const part = (state: "reachable" | "noAddress" | "noConsent" | "unsubscribed", size: number) => ({
  state,
  size,
  people,
});

test("the channel that reaches most comes first, and says what stops the others", () => {
  const rows = reachRows([
    { channel: "sms", parts: [part("reachable", 3), part("noAddress", 7)] },
    {
      channel: "email",
      parts: [part("reachable", 5), part("noAddress", 1), part("noConsent", 4), part("unsubscribed", 0)],
    },
  ]);
  expect(rows.map(({ channel }) => channel)).toEqual(["email", "sms"]);
  expect(rows.map(unreachedWords)).toEqual([
    "Email: 4 without consent, 1 without an address",
    "SMS: 7 without an address",
  ]);
});
