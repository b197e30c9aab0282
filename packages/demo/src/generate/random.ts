/** Numbers in [0, 1) that depend only on what they are for, so that any part can be made alone and in any order. */
export type Random = () => number;

/** A stream for one thing: the seed, what the numbers are for, and the thing's index. */
export function random(seed: number, purpose: string, index: number): Random {
  let state = mix(
    mix(seed, index),
    [...purpose].reduce((sum, letter) => mix(sum, letter.charCodeAt(0)), 17),
  );
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let x = Math.imul(state ^ (state >>> 15), state | 1);
    x ^= x + Math.imul(x ^ (x >>> 7), x | 61);
    return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32;
  };
}

function mix(a: number, b: number): number {
  let x = Math.imul(a ^ Math.imul(b + 1, 0x9e3779b1), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return (x ^ (x >>> 16)) >>> 0;
}

export function pick<T>(next: Random, values: readonly [T, ...T[]]): T {
  return values[Math.floor(next() * values.length)] ?? values[0];
}

/** A whole number in [from, to). */
export function between(next: Random, from: number, to: number): number {
  return from + Math.floor(next() * (to - from));
}
