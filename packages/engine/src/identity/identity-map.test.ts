import fc from "fast-check";
import { expect, test } from "vitest";
import { IdentityMap } from "./identity-map.ts";

interface Change {
  readonly link: boolean;
  readonly a: string;
  readonly b: string;
  readonly t: number;
  readonly message: string;
}

function fold(changes: readonly Change[], map = new IdentityMap()): IdentityMap {
  const touched: number[] = [];
  for (const { link, a, b, t, message } of changes) {
    const [x, y] = [map.ident(a), map.ident(b)];
    if (map.record(x, y, { link, t, source: "s", message })) touched.push(x, y);
  }
  map.refold(touched);
  return map;
}

const keys = ["user:a", "user:b", "user:c", "anon:1", "anon:2", "anon:3"];
const partition = (map: IdentityMap) => keys.map((key) => map.key(map.customer(map.ident(key))));

const change = fc.record({
  link: fc.boolean(),
  a: fc.constantFrom(...keys),
  b: fc.constantFrom(...keys),
  t: fc.nat(5),
});

test("any order of arrival, in any batches, gives the same customers", () => {
  const history = fc.array(change, { maxLength: 20 }).chain((list) => {
    const changes = list.map((c, i) => ({ ...c, message: `m${i}` }));
    const order = fc.shuffledSubarray(changes, { minLength: changes.length });
    return fc.record({ changes: fc.constant(changes), order, size: fc.integer({ min: 1, max: 5 }) });
  });
  fc.assert(
    fc.property(history, ({ changes, order, size }) => {
      const map = new IdentityMap();
      for (let i = 0; i < order.length; i += size) fold(order.slice(i, i + size), map);
      expect(partition(map)).toEqual(partition(fold(changes)));
    }),
    { numRuns: 1000, seed: 1 },
  );
});

test("customers are the connected components of the pairs whose last change is a link", () => {
  fc.assert(
    fc.property(fc.array(change, { maxLength: 15 }), (list) => {
      const changes = list.map((c, i) => ({ ...c, message: `m${String(i).padStart(3, "0")}` }));
      const map = fold(changes);
      const last = new Map<string, boolean>();
      for (const c of [...changes].sort((x, y) => x.t - y.t || (x.message < y.message ? -1 : 1)))
        last.set([c.a, c.b].sort().join(), c.link);
      const group = new Map(keys.map((key) => [key, key]));
      for (const [pair, linked] of last) {
        const [a = "", b = ""] = pair.split(",");
        const [from, to] = [group.get(a) ?? a, group.get(b) ?? b];
        if (linked) for (const key of keys) if (group.get(key) === from) group.set(key, to);
      }
      for (const a of keys)
        for (const b of keys)
          expect(map.customer(map.ident(a)) === map.customer(map.ident(b))).toBe(group.get(a) === group.get(b));
    }),
    { numRuns: 500, seed: 2 },
  );
});

test("the canonical identifier is the user with the earliest living link, else the smallest key", () => {
  const at = (t: number, a: string, b: string, link = true): Change => ({ link, a, b, t, message: `${t}` });
  expect(partition(fold([at(5, "user:a", "anon:1"), at(3, "user:b", "anon:1")]))[3]).toBe("user:b");
  expect(partition(fold([at(1, "anon:2", "anon:1")]))[4]).toBe("anon:1");
  const undone = [at(1, "user:a", "user:b"), at(2, "user:a", "user:b", false), at(3, "user:b", "user:c")];
  expect(partition(fold(undone)).slice(0, 3)).toEqual(["user:a", "user:b", "user:b"]);
});
