import { expect, test } from "vitest";
import { condition } from "./condition.ts";
import { scaffold } from "./scaffold.ts";

const begin = (name: string) => {
  const texts = new Map([
    [
      condition.registry,
      '/** One line each. */\nexport { all } from "./all/all.ts";\nexport { not } from "./not/not.ts";\n',
    ],
    ["packages/model/src/conditions/all/all.ts", ""],
  ]);
  const done = scaffold(condition, name, {
    read: (path) => texts.get(path),
    write: (path, text) => void texts.set(path, text),
  });
  return { done, texts, lines: texts.get(condition.registry)?.split("\n") ?? [] };
};

test("a name with hyphens is the same as one with capitals; its line stands in order", () => {
  const { done, lines } = begin("last-seen");
  expect(done).toEqual(begin("lastSeen").done);
  expect(lines[2]).toBe('export { lastSeen } from "./last-seen/last-seen.ts";');
  expect(begin("related").lines.slice(3)).toEqual(['export { related } from "./related/related.ts";', ""]);
});

test.each([
  ["all", "already a kind"],
  ["delete", "cannot be a name"],
  ["Seen", "cannot be a name"],
  ["a/../b", "cannot be a name"],
])("%s is refused in words and nothing is written", (name, words) => {
  const { done, texts } = begin(name);
  expect(done).toEqual({ problem: expect.stringContaining(words) });
  expect([...texts.keys()]).toHaveLength(2);
});
