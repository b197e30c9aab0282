import { IdentityMap, recordChanges } from "@throughline/engine/host";
import { defaultIdentityRules } from "@throughline/model";
import fc from "fast-check";
import { expect, test } from "vitest";
import { schedule, someRules } from "./arbitrary-identity.ts";
import { customersByHand, type Pair } from "./identity-oracle.ts";

const customersOf = (map: IdentityMap) =>
  new Map(Array.from({ length: map.size }, (_, at) => [map.key(at + 1), map.key(map.customer(at + 1)) || null]));

const changes = (batch: readonly Pair[]) => batch.map((pair) => ({ ...pair, seq: 0 }));

test("whatever arrives in whatever order and batches, customers are those counted by hand, after each batch", () => {
  fc.assert(
    fc.property(schedule, someRules, (batches, rules) => {
      const map = new IdentityMap();
      map.restart(rules);
      const known: Pair[] = [];
      for (const batch of batches) {
        const before = customersOf(map);
        known.push(...batch);
        recordChanges(map, changes(batch));
        const moves = map.settle();
        const after = customersOf(map);
        expect(after).toEqual(customersByHand(known, rules));
        for (const [key, customer] of after) {
          const from = before.has(key) ? before.get(key) : customer === null ? null : key;
          const move = moves.find(({ ident }) => map.key(ident) === key);
          expect([key, move ? map.key(move.to) || null : from]).toEqual([key, customer]);
        }
      }
    }),
    { numRuns: 300, seed: 11 },
  );
});

test("what was withdrawn counts for nobody, the rest as if it had never been said, also when it is said again", () => {
  fc.assert(
    fc.property(schedule, someRules, fc.nat(), (batches, rules, which) => {
      const map = new IdentityMap();
      map.restart(rules);
      const known = batches.flat();
      recordChanges(map, changes(known));
      map.settle();
      const messages = [...new Set(known.filter(isSaid).map(({ messageId }) => messageId))];
      const gone = new Set(messages.filter((_, at) => at % 3 === which % 3));
      const rest = known.filter((pair) => !isSaid(pair) || !gone.has(pair.messageId));
      const before = customersOf(map);
      const dropped = known.filter((pair) => !rest.includes(pair));
      map.retract(dropped.flatMap(({ a, b }) => [map.ident(a), map.ident(b)]));
      recordChanges(map, changes(rest));
      const moves = map.settle();
      const alone = [...before.keys()].map(
        (key) => ({ op: "link", a: key, b: key, timestamp: 0, source: "", messageId: key }) satisfies Pair,
      );
      expect(customersOf(map)).toEqual(customersByHand([...rest, ...alone], rules));
      for (const { ident, from } of moves) expect(map.key(from) || null).toBe(before.get(map.key(ident)));
      recordChanges(map, changes(dropped));
      map.settle();
      expect(customersOf(map)).toEqual(before);
    }),
    { numRuns: 200, seed: 14 },
  );
});

const isSaid = ({ op, source }: Pair): boolean => op === "link" && source !== "manual";

test("other rules give what they would have given from the start", () => {
  fc.assert(
    fc.property(schedule, someRules, (batches, rules) => {
      const map = new IdentityMap();
      recordChanges(map, changes(batches.flat()));
      map.settle();
      map.restart(rules);
      recordChanges(map, changes(batches.flat()));
      map.settle();
      expect(customersOf(map)).toEqual(customersByHand(batches.flat(), rules));
    }),
    { numRuns: 50, seed: 12 },
  );
});

test("a link that is told as joined lies within one customer; what is refused or parted does not", () => {
  fc.assert(
    fc.property(schedule, (batches) => {
      const map = new IdentityMap();
      map.restart(defaultIdentityRules);
      recordChanges(map, changes(batches.flat()));
      map.settle();
      for (let ident = 1; ident <= map.size; ident++)
        for (const { a, b, state } of map.explain(ident, 1000))
          if (state === "joined" || state === "byHand") expect(map.customer(a)).toBe(map.customer(b));
          else if (state === "parted") expect(map.customer(a)).not.toBe(map.customer(b));
    }),
    { numRuns: 50, seed: 13 },
  );
});
