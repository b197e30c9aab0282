import { afterEach, expect, test } from "vitest";
import { changed, readDraft, rebased, storeDraft, undone } from "./draft.ts";

const saved = { version: 3, value: { limit: 5 } };
afterEach(() => sessionStorage.clear());

test("changes pile up and are undone one by one until nothing is left", () => {
  const one = changed(null, saved, { limit: 6 });
  const two = changed(one, saved, { limit: 7 });
  expect(two).toMatchObject({ version: 3, value: { limit: 7 }, past: [{ limit: 5 }, { limit: 6 }] });
  const back = two && undone(two);
  expect(back?.value).toEqual({ limit: 6 });
  expect(back && undone(back)).toBeNull();
  expect(changed(null, saved, { limit: 5 })).toBeNull();
});

test("undo remembers 50 steps", () => {
  const draft = Array.from({ length: 80 }, (_, limit) => ({ limit: 100 + limit })).reduce(
    (last, value) => changed(last, saved, value),
    changed(null, saved, { limit: 6 }),
  );
  expect(draft?.past).toHaveLength(50);
  expect(draft?.past.at(-1)).toEqual({ limit: 178 });
});

test("a merged draft stands on the newer version and can go back to what it was", () => {
  const draft = changed(null, saved, { limit: 6 });
  const newer = { version: 4, value: { limit: 9 } };
  const merged = draft && rebased(draft, newer, { limit: 7 });
  expect(merged).toMatchObject({ version: 4, base: newer.value, past: [{ limit: 5 }, { limit: 6 }] });
  expect(draft && rebased(draft, newer, newer.value)).toBeNull();
});

test("a draft survives a reload; what is no draft is none", () => {
  const draft = changed(null, saved, { limit: 6 });
  storeDraft("d", draft);
  expect(readDraft("d")).toEqual(draft);
  storeDraft("d", null);
  expect(readDraft("d")).toBeNull();
  sessionStorage.setItem("d", '{"version":"x"}');
  expect(readDraft("d")).toBeNull();
  sessionStorage.setItem("d", "{");
  expect(readDraft("d")).toBeNull();
});
