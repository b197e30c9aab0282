import { expect, test } from "vitest";
import { Refreshed } from "./refreshed.ts";

test("the answer before is given while a newer one takes long, and only one is computed at a time", async () => {
  const answers = new Refreshed<string>(2, 10);
  expect(await answers.get("q", 1, async () => "one")).toBe("one");
  const two = Promise.withResolvers<string>();
  expect(await answers.get("q", 2, () => two.promise)).toBe("one");
  expect(await answers.get("q", 3, () => Promise.reject(new Error("a second at once")))).toBe("one");
  two.resolve("two");
  expect(await answers.get("q", 2, () => Promise.reject(new Error("it was computed")))).toBe("two");
  expect(await answers.get("q", 3, async () => "three")).toBe("three");
});

test("without an answer before, the first one is waited for; a failure is not kept", async () => {
  const answers = new Refreshed<string>(2, 1);
  await expect(answers.get("q", 1, () => Promise.reject(new Error("busy")))).rejects.toThrow("busy");
  const one = Promise.withResolvers<string>();
  const asked = Promise.all([answers.get("q", 1, () => one.promise), answers.get("q", 1, () => one.promise)]);
  setTimeout(() => one.resolve("one"), 20);
  expect(await asked).toEqual(["one", "one"]);
});
