import { expect, test } from "vitest";
import { channelNames } from "./channel-of.ts";
import { channelRules } from "./channel-rules.ts";
import { textHolds } from "./text-test.ts";

test("the default table reads as rules, and gives every session a channel", () => {
  expect(channelRules.parse(JSON.parse(JSON.stringify(channelRules.initial)))).toEqual({
    value: channelRules.initial,
    problems: [],
  });
  expect(channelNames(channelRules.initial)).toEqual([
    "Display",
    "Paid Social",
    "Paid Search",
    "Paid Other",
    "Email",
    "SMS",
    "Push",
    "Affiliates",
    "Social",
    "Organic Search",
    "Referral",
    "Other",
    "Direct",
  ]);
});

test("rules that cannot be used are problems that lead to the very node", () => {
  const problems = (rules: unknown) => channelRules.parse({ rules }).problems.map((p) => [p.path.join("."), p.code]);
  expect(problems([])).toEqual([["rules", "wrongType"]]);
  expect(problems([{ channel: "A", all: [{ field: "utmSource", op: "is", value: "x" }] }])).toEqual([
    ["rules.0", "noLastRule"],
  ]);
  expect(problems([{ channel: "A" }, { channel: "B" }])).toEqual([["rules.0", "neverReached"]]);
  expect(problems([{ channel: "A", channelFrom: "givenChannel" }, { channel: "B" }])).toEqual([["rules.0", "oneKey"]]);
  expect(
    problems([
      {
        channel: "A",
        any: [
          { field: "utmsource", op: "is", value: "x" },
          { field: "referrer", op: ">", value: 1 },
        ],
      },
      { channel: "B" },
    ]),
  ).toEqual([
    ["rules.0.any.0.field", "unknownValue"],
    ["rules.0.any.1.op", "unknownOperator"],
  ]);
});

test("names that fold alike are one channel, and a test of a name folds both sides", () => {
  expect(channelNames({ rules: [{ channel: "Paid" }, { channel: "PAID" }, { channel: "Direct" }] })).toEqual([
    "Paid",
    "Direct",
  ]);
  expect(textHolds({ op: "in", value: ["x", "dIRECT"] }, "Direct")).toBe(true);
  expect(textHolds({ op: "contains", value: "IREC" }, "Direct")).toBe(true);
  expect(textHolds({ op: ">", value: 1 }, "Direct")).toBe(false);
});
