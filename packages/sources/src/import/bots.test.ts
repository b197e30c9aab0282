import { expect, test } from "vitest";
import { eventOf } from "./event-message.ts";
import { InstantReader } from "./instant.ts";

const contextOf = (context: object) =>
  eventOf(
    { type: "track", event: "A", userId: "u", timestamp: "2026-01-01T00:00:00Z", context: { ...context } },
    {
      source: "s",
      fallbackId: () => "m",
      receivedAt: Date.parse("2026-01-02T00:00:00Z"),
      instants: new InstantReader("UTC"),
      shiftDays: 0,
    },
  ).context;

const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36";
const robot = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

test("an event that a robot sent says so; a person's is left as it came", () => {
  expect(contextOf({ userAgent: robot, ip: "1.2.3.4" })).toEqual({ userAgent: robot, ip: "1.2.3.4", bot: true });
  expect(contextOf({ userAgent: robot, bot: false })).toEqual({ userAgent: robot, bot: true });
  for (const context of [
    {},
    { userAgent: chrome },
    { userAgent: "" },
    { userAgent: 7 },
    { userAgent: chrome, bot: true },
  ])
    expect(contextOf(context)).toEqual(context);
});

test("an endless agent is read as far as it matters", () => {
  const userAgent = `${chrome}${" ".repeat(20_000)}Googlebot`;
  expect(contextOf({ userAgent })).toEqual({ userAgent });
});
