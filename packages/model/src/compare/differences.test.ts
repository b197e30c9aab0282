import { expect, test } from "vitest";
import { differences } from "./differences.ts";

const counted = (name: string, a: number, b: number) => ({
  kind: "trait" as const,
  name,
  value: "v",
  count: [a, b] as const,
});

test("the largest effect comes first, whichever population has more of it", () => {
  const found = differences(
    [100, 200],
    [counted("same", 50, 100), counted("less", 10, 150), counted("more", 60, 60)],
    [],
  );
  expect(found.map(({ name, effect }) => [name, effect > 0])).toEqual([
    ["less", false],
    ["more", true],
  ]);
  expect(found[0]?.share).toEqual([0.1, 0.75]);
});

test("a cell of fewer than five units is left out, and nothing divides by an empty population", () => {
  expect(differences([100, 100], [counted("few", 4, 0)], [])).toEqual([]);
  expect(differences([0, 100], [counted("empty", 0, 50)], [])[0]?.share).toEqual([0, 0.5]);
});

test("numbers are compared by their means, where there is enough of them", () => {
  const moments = [
    { n: 10, sum: 100, squares: 1100 },
    { n: 10, sum: 50, squares: 350 },
  ] as const;
  const lonely = [{ n: 1, sum: 1, squares: 1 }, moments[1]] as const;
  const found = differences(
    [10, 10],
    [],
    [
      { name: "age", moments },
      { name: "lonely", moments: lonely },
    ],
  );
  expect(found).toHaveLength(1);
  expect(found[0]).toMatchObject({ kind: "number", name: "age", mean: [10, 5] });
  expect(found[0]?.effect).toBeCloseTo(5 / Math.sqrt(200 / 18), 12);
});
