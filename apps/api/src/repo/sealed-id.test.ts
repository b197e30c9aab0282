import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { opened, sealed } from "./sealed-id.ts";

const secret = randomBytes(32);

test("a sealed id says nothing, is the same each time, and opens to what it was", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, unit: "grapheme" }), (value) => {
      const id = `user:${value}`;
      const shown = sealed(secret, id);
      expect(shown).toBe(sealed(secret, id));
      expect(shown).toMatch(/^user:~[\w-]+$/);
      expect(opened(secret, shown)).toBe(id);
    }),
    { numRuns: 100, seed: 1 },
  );
});

test("what stands before a colon is sealed too, unless it is a type that only the product gives", () => {
  for (const id of ["kim@posteo.de:42", "kim.canary:kim@posteo.de", "web\u001fkim@posteo.de:1", "kim@posteo.de"]) {
    const shown = sealed(secret, id);
    expect(shown).toMatch(/^~[\w-]+$/);
    expect(opened(secret, shown)).toBe(id);
  }
});

test("what was changed, was sealed with another secret or never was is given back as it is", () => {
  const shown = sealed(secret, "user:kim@posteo.de");
  expect(opened(randomBytes(32), shown)).toBe(shown);
  for (const given of ["user:~", "user:~short", "user:42", "kim", ""]) expect(opened(secret, given)).toBe(given);
});

test("one character that is another one, wherever it stands, is another id", () => {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  for (const id of ["user:kim@posteo.de", "user:kim@posteo.com", "user:k@posteo.de"]) {
    const shown = sealed(secret, id);
    for (let at = "user:~".length; at < shown.length; at++)
      for (const letter of letters) {
        const given = shown.slice(0, at) + letter + shown.slice(at + 1);
        expect(opened(secret, given)).toBe(given === shown ? id : given);
      }
  }
});
