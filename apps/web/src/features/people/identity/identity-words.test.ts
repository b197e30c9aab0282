// @vitest-environment node
import { expect, test } from "vitest";
import { identifierWords, linkParts } from "./identity-words.ts";

test("identifiers are said by what they are", () => {
  expect(identifierWords("user:42")).toBe("User id 42");
  expect(identifierWords("anon:a:b")).toBe("Device a:b");
  expect(identifierWords("loyalty_card:7")).toBe("Loyalty card 7");
  expect(identifierWords("odd")).toBe("odd");
});

test("links that join stand apart from links that were refused", () => {
  const link = { a: "user:1", b: "anon:2", at: "", by: null, messageId: "m", reason: "", source: "web" };
  const all = (["joined", "byHand", "limit", "voided", "parted"] as const).map((state) => ({ ...link, state }));
  const { joined, refused } = linkParts(all);
  expect(joined.map(({ state }) => state)).toEqual(["joined", "byHand"]);
  expect(refused.map(({ state }) => state)).toEqual(["limit", "voided", "parted"]);
});
