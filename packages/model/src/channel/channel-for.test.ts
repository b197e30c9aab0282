import { describe, expect, test } from "vitest";
import { channelFor, visitTexts } from "./channel-for.ts";
import { defaultRules } from "./default-rules.ts";

const of = (url: string, referrer = "") => channelFor(defaultRules, visitTexts(url, referrer))?.channel;

describe("the channel of one visit by the default rules", () => {
  test.each([
    ["Paid Search", "https://shop.example/?gclid=1", ""],
    ["Paid Search", "https://shop.example/?utm_source=google&utm_medium=CPC", ""],
    ["Email", "https://shop.example/?utm_medium=newsletter", ""],
    ["Organic Search", "https://shop.example/a", "https://www.google.com/"],
    ["Direct", "https://shop.example/a", ""],
    ["Direct", "https://shop.example/a", "https://www.shop.example/b"],
  ])("%s: %s from %s", (channel, url, referrer) => {
    expect(of(url, referrer)).toBe(channel);
  });

  test("what the sender says counts first, by a rule's name where there is one", () => {
    expect(channelFor(defaultRules, { givenChannel: "paid search", clickId: "dclid" })).toEqual({
      channel: "Paid Search",
      rule: 0,
    });
    expect(channelFor(defaultRules, { givenChannel: "Kiosk" })?.channel).toBe("Kiosk");
  });

  test("a negative test holds for what is not known, and rules without a match name nothing", () => {
    const rules = {
      rules: [{ channel: "Other", all: [{ field: "referrer", op: "is not", value: "a.example" }] }],
    } as const;
    expect(channelFor(rules, {})?.channel).toBe("Other");
    expect(channelFor(rules, { referrer: "A.example" })).toBeUndefined();
  });
});
