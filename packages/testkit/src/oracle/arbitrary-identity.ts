import { defaultIdentityRules, type IdentityRules } from "@throughline/model";
import fc from "fast-check";
import type { Pair } from "./identity-oracle.ts";

const ids = [
  ...["1", "2", "3", "null", "0000-0000"].map((id) => `user:${id}`),
  ...["a", "b", "c", "d", "\u{1F600}", "\uFF5E", "ANONYMOUS"].map((id) => `anon:${id}`),
  ...["email:kim@x.de", "email:lee@x.de", "contact:7", "card:1", "card:2", "card:3"],
];

const order = fc.record({ timestamp: fc.nat(6), source: fc.constantFrom("web", "app") });

/** The pairs of one message, its subject first. Few ids and instants, so that limits, ties and repeats are met. */
const message = fc
  .record({ order, ids: fc.uniqueArray(fc.constantFrom(...ids), { minLength: 2, maxLength: 5 }) })
  .map(({ order, ids: [a = "", ...others] }): Pair[] =>
    others.map((b) => ({ op: "link", a, b, messageId: "", ...order })),
  );

/** A person merges or parts two, more often two users than anything else. */
const decision = fc
  .record({
    op: fc.constantFrom("link" as const, "unlink" as const),
    timestamp: fc.nat(8),
    pair: fc.uniqueArray(fc.oneof(fc.constantFrom("user:1", "user:2"), fc.constantFrom(...ids)), {
      minLength: 2,
      maxLength: 2,
    }),
  })
  .map(({ pair: [a = "", b = ""], ...rest }): Pair[] => [{ a, b, source: "manual", messageId: "", ...rest }]);

export const someRules: fc.Arbitrary<IdentityRules> = fc.oneof(
  { weight: 3, arbitrary: fc.constant(defaultIdentityRules) },
  {
    weight: 1,
    arbitrary: fc.record({
      priority: fc.constantFrom(["user", "email"], ["email", "user"], ["card", "user"]),
      limits: fc.constantFrom<IdentityRules["limits"]>(
        { user: 1 },
        { user: 2, anon: 1 },
        { user: 1, card: 1, email: 1 },
      ),
      otherLimit: fc.constantFrom(1, 2, 5),
      blocked: fc.constantFrom(["null", "-1", "anonymous"], ["kim@x.de"], ["1", "a"]),
      blockZeros: fc.boolean(),
      verifiedEmail: fc.constant(defaultIdentityRules.verifiedEmail),
    }),
  },
);

/** What stores receive, batch by batch: messages in any order, some late, some said again under another name. */
export const schedule: fc.Arbitrary<readonly (readonly Pair[])[]> = fc
  .array(fc.oneof({ weight: 5, arbitrary: message }, { weight: 1, arbitrary: decision }), {
    minLength: 3,
    maxLength: 25,
  })
  .chain((said) => {
    const named = said.map((pairs, i) => pairs.map((pair) => ({ ...pair, messageId: `m${i}` })));
    const again = fc
      .subarray(named)
      .map((some) => some.map((pairs) => pairs.map((p) => ({ ...p, messageId: `${p.messageId}x` }))));
    return again.chain((repeats) => {
      const every = [...named, ...repeats];
      return fc.record({
        order: fc.shuffledSubarray(every, { minLength: every.length }),
        sizes: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: every.length, maxLength: every.length }),
      });
    });
  })
  .map(({ order, sizes }) => {
    const batches: Pair[][] = [];
    for (let at = 0; at < order.length; at += sizes[batches.length - 1] ?? 1)
      batches.push(order.slice(at, at + (sizes[batches.length] ?? 1)).flat());
    return batches;
  });
