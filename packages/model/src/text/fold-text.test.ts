import fc from "fast-check";
import { expect, test } from "vitest";
import { foldText } from "./fold-text.ts";

test("one spelling for composed, decomposed and upper-case text", () => {
  expect(foldText("CAFÉ")).toBe("café");
  expect(foldText("Cafe\u0301")).toBe("café");
  expect(foldText("STRASSE")).toBe("strasse");
  expect(foldText("Straße")).toBe("straße");
});

test("folding twice changes nothing", () => {
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => foldText(foldText(text)) === foldText(text)));
});
