import { effectOfMeans, effectOfShares, type Moments, meanOf } from "./effect.ts";

/** How two populations differ in one thing. Counts are units; shares are 0 to 1 of the population's size. */
export interface Difference {
  readonly kind: "trait" | "number" | "act";
  /** A trait's or field's name; of an act the event's. */
  readonly name: string;
  /** The trait's value; null for numbers and acts. */
  readonly value: string | null;
  /** Units with the value, with any number, or who did it. */
  readonly count: readonly [a: number, b: number];
  readonly share: readonly [a: number, b: number];
  /** Of a number. */
  readonly mean: readonly [a: number, b: number] | null;
  /** Cohen's h of two shares, Cohen's d of two means; above 0: more in a. */
  readonly effect: number;
}

export interface Counted {
  readonly kind: "trait" | "act";
  readonly name: string;
  readonly value: string | null;
  readonly count: readonly [a: number, b: number];
}

export interface Measured {
  readonly name: string;
  readonly moments: readonly [a: Moments, b: Moments];
}

/** A cell of fewer units says little and could point at a person. */
const smallestCell = 5;

/** The differences with the largest effects first. A value that fewer than 5 units of both together have is left out. */
export function differences(
  sizes: readonly [a: number, b: number],
  counted: readonly Counted[],
  measured: readonly Measured[],
): readonly Difference[] {
  const shareOf = (count: number, size: number): number => (size === 0 ? 0 : count / size);
  const shares = counted
    .filter(({ count: [a, b] }) => a + b >= smallestCell)
    .map(({ count: [a, b], ...of }): Difference => {
      const share = [shareOf(a, sizes[0]), shareOf(b, sizes[1])] as const;
      return { ...of, count: [a, b], share, mean: null, effect: effectOfShares(...share) };
    });
  const means = measured.flatMap(({ name, moments: [a, b] }): Difference[] => {
    const [effect, ofA, ofB] = [effectOfMeans(a, b), meanOf(a), meanOf(b)];
    if (effect === null || ofA === null || ofB === null || a.n + b.n < smallestCell) return [];
    const share = [shareOf(a.n, sizes[0]), shareOf(b.n, sizes[1])] as const;
    return [{ kind: "number", name, value: null, count: [a.n, b.n], share, mean: [ofA, ofB], effect }];
  });
  return [...shares, ...means]
    .filter(({ effect }) => effect !== 0)
    .toSorted((x, y) => Math.abs(y.effect) - Math.abs(x.effect) || compareText(keyOf(x), keyOf(y)));
}

const keyOf = ({ kind, name, value }: Difference): string => `${kind} ${name} ${value ?? ""}`;
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
