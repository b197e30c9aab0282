import fc from "fast-check";
import { calls, type Facet, payloads, people, times, type Verdict } from "./event-facets.ts";
import { pick, seeded, whole } from "./seeded.ts";
import { sized } from "./size.ts";

/** One element of a batch as a client may send it. Messages without `messageId` are only among those that are not good. */
export interface CorpusEvent {
  readonly kind: string;
  readonly expected: Verdict;
  readonly message: unknown;
}

const worst: Readonly<Record<Verdict, number>> = { good: 0, open: 1, bad: 2 };

function joined(facets: readonly Facet[], messageId: string): CorpusEvent {
  const expected = facets.reduce<Verdict>((so, { expected }) => (worst[expected] > worst[so] ? expected : so), "good");
  const message = Object.assign({ messageId }, ...facets.map(({ fields }) => fields));
  return { kind: facets.map(({ kind }) => kind).join("; "), expected, message };
}

const ordinary = (facets: readonly Facet[]) => facets.filter(({ expected }) => expected === "good");

const families = [calls, people, times, payloads];

/** C1: 5,000 hand-shaped messages (500 without `FULL=1`), about 1 in 4 bad or open; `prefix` begins every messageId. */
export function shapedEvents(prefix = "C1", count = sized(5000)): readonly CorpusEvent[] {
  const random = seeded(`C1 ${prefix}`);
  return Array.from({ length: count }, (_, at) => {
    // One part of a message may be odd, the others are what nobody would refuse: a bad part is met alone.
    const odd = whole(random, families.length);
    const facets = families.map((family, place) => pick(random, place === odd ? family : ordinary(family)));
    return joined(facets, `${prefix}-${at}`);
  });
}

/** C1: 50,000 messages made by chance (5,000 without `FULL=1`): any JSON, and any JSON as properties of a good message. */
export function generatedEvents(seed: number, count = sized(50_000)): readonly CorpusEvent[] {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const anything = fc.sample(fc.jsonValue({ stringUnit: "binary" }), { seed, numRuns: Math.ceil(count / 4) });
  const properties = fc.sample(fc.dictionary(text, fc.jsonValue({ stringUnit: "binary" }), { maxKeys: 8 }), {
    seed: seed + 1,
    numRuns: count - anything.length,
  });
  return [
    ...anything.map((message) => ({ kind: "any JSON", expected: "bad" as const, message })),
    ...properties.map((properties, at) => ({
      kind: "any properties",
      expected: "good" as const,
      message: { type: "track", event: "Generated", userId: `u${at % 97}`, messageId: `g${seed}-${at}`, properties },
    })),
  ];
}
