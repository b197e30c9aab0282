import fc from "fast-check";
import { expect, test } from "vitest";
import { isBlocked } from "./blocked.ts";
import { defaultIdentityRules as rules } from "./identity-rules.ts";
import { identityRules } from "./identity-setting.ts";
import { type IdentifyingMessage, identifiersOf, subjectOf } from "./message-identifiers.ts";
import { compareText } from "./order.ts";

const message = (given: Partial<IdentifyingMessage>): IdentifyingMessage => ({
  type: "track",
  traits: {},
  context: {},
  ...given,
});

test.each([
  ["user and device", { userId: "1", anonymousId: "A" }, ["user:1", "anon:A"]],
  ["a device alone", { anonymousId: "A" }, ["anon:A"]],
  ["a blocked user gives way", { userId: "null", anonymousId: "A" }, ["anon:A", "user:null"]],
  ["an alias names a previous id of either kind", { userId: "1", previousId: "p" }, ["user:1", "anon:p", "user:p"]],
  [
    "an address that is flagged as verified",
    { type: "identify", userId: "1", traits: { email: " Kim@X.de ", emailVerified: true } },
    ["user:1", "email:kim@x.de"],
  ],
  ["an address without the flag", { type: "identify", userId: "1", traits: { email: "kim@x.de" } }, ["user:1"]],
  [
    "the flag as a text",
    { type: "identify", userId: "1", traits: { email: "kim@x.de", emailVerified: "true" } },
    ["user:1"],
  ],
  [
    "an address of another kind of message",
    { userId: "1", traits: { email: "a@x.de", emailVerified: true } },
    ["user:1"],
  ],
  [
    "external ids, but not of the product's own types",
    {
      userId: "1",
      context: {
        externalIds: [
          { type: "Card", id: 7 },
          { type: "email", id: "kim@x.de" },
          { type: "user", id: "2" },
          { id: "x" },
          null,
        ],
      },
    },
    ["user:1", "card:7"],
  ],
] as const)("%s", (_, given, expected) => {
  expect(identifiersOf(rules, message(given))).toEqual(expected);
});

test("the subject of an identify with a blocked user id is the device", () => {
  expect(subjectOf(rules, message({ userId: "0", anonymousId: "A" }))).toBe("anon:A");
  expect(subjectOf(rules, message({ userId: "0" }))).toBe("user:0");
});

test.each([
  ["user:null", true],
  ["anon: NULL ", true],
  ["user:-1", true],
  ["user:Anonymous", true],
  ["user:0", true],
  ["anon:00000000-0000-0000-0000-000000000000", true],
  ["user:", true],
  ["user:-", false],
  ["user:10", false],
  ["user:a-0", false],
  ["email:null@x.de", false],
])("%s is blocked: %s", (identifier, blocked) => {
  expect(isBlocked(rules, identifier)).toBe(blocked);
});

test("rules are read with problems at their place; what is left out keeps its default", () => {
  expect(identityRules.parse({})).toEqual({ value: rules, problems: [] });
  expect(identityRules.parse({ blocked: [" Gast "], limits: { anon: 2 } }).value).toEqual({
    ...rules,
    blocked: ["gast"],
    limits: { anon: 2 },
  });
  const { value, problems } = identityRules.parse({
    priority: ["user", "E Mail", "user"],
    limits: { user: 0 },
    otherLimit: 1.5,
    blocked: ["x", 7],
    blockZeros: "yes",
    verifiedEmail: { trait: "" },
    color: "red",
  });
  expect(value).toBeUndefined();
  expect(problems.map(({ path }) => path.join("."))).toEqual(
    expect.arrayContaining([
      "color",
      "priority.1",
      "priority.2",
      "limits.user",
      "otherLimit",
      "blocked.1",
      "blockZeros",
      "verifiedEmail.trait",
      "verifiedEmail.flag",
    ]),
  );
  expect(identityRules.parse("x").problems).toHaveLength(1);
});

test("what is saved reads again as it was", () => {
  const json = JSON.parse(JSON.stringify(rules));
  expect(identityRules.parse(json).value).toEqual(rules);
});

test("texts are ordered as their UTF-8 bytes are", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), fc.string({ unit: "grapheme" }), (a, b) => {
      expect(Math.sign(compareText(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)));
    }),
    { numRuns: 500, seed: 1 },
  );
  expect(compareText("\u{1F600}", "\uFF5E")).toBeGreaterThan(0);
});
