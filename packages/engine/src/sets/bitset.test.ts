import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bitset, difference, intersection, nobody, sizeOf, sizeOfBoth, union, withMember } from "./bitset.ts";

const bitsOf = (ids: readonly number[]): Bitset => ids.reduce<Bitset>(withMember, nobody);

test("sets of ids are as large as sets of numbers, whatever the lengths of their words", () => {
  const ids = fc.array(fc.oneof(fc.nat(100), fc.nat(100_000), fc.constantFrom(31, 32, 63, 64, 32_767, 32_768)));
  fc.assert(
    fc.property(ids, ids, (a, b) => {
      const [x, y] = [new Set(a), new Set(b)];
      const [bx, by] = [bitsOf(a), bitsOf(b)];
      const both = [...x].filter((id) => y.has(id)).length;
      expect([sizeOf(intersection(bx, by)), sizeOfBoth(bx, by)]).toEqual([both, both]);
      expect(sizeOf(union(bx, by))).toBe(new Set([...a, ...b]).size);
      expect(sizeOf(difference(bx, by))).toBe([...x].filter((id) => !y.has(id)).length);
      expect([sizeOf(bx), sizeOf(by)]).toEqual([x.size, y.size]);
    }),
  );
});
