import type { Measured, Passes } from "./passes.ts";

/** One question answered by the product and by the frozen pass, in the same process, one after the other. */
export interface Comparison {
  readonly question: string;
  readonly events: number;
  /** Whether the product gave the very answer of the pass; a ratio of unequal answers is void. */
  readonly equal: boolean;
  readonly productCpuMs: number;
  readonly productWallMs: number;
  /** Before and after the product. */
  readonly passCpuMs: readonly [number, number];
  readonly ratio: number | null;
  /** The two pass figures differ by more than 15 %, also after repeating: the machine was busy. */
  readonly unsteady: boolean;
}

export interface Sides {
  readonly question: string;
  readonly events: number;
  readonly equal: boolean;
  readonly product: () => Promise<unknown>;
  readonly pass: () => unknown;
}

const SAMPLES = 5;
const STEADY = 0.15;
const ATTEMPTS = 3;

/** Pass, product, pass; again while the two passes differ by more than 15 %. */
export async function sideBySide(passes: Passes, sides: Sides): Promise<Comparison> {
  for (let attempt = 1; ; attempt++) {
    const before = await passes.measure(sides.pass, SAMPLES);
    const product = await passes.measure(sides.product, SAMPLES);
    const after = await passes.measure(sides.pass, SAMPLES);
    const unsteady = Math.abs(before.cpu - after.cpu) > STEADY * Math.min(before.cpu, after.cpu);
    if (!unsteady || attempt === ATTEMPTS) return comparison(sides, before, product, after, unsteady);
  }
}

function comparison(
  { question, events, equal }: Sides,
  before: Measured<unknown>,
  product: Measured<unknown>,
  after: Measured<unknown>,
  unsteady: boolean,
): Comparison {
  const ratio = equal ? product.cpu / ((before.cpu + after.cpu) / 2) : null;
  return {
    question,
    events,
    equal,
    productCpuMs: product.cpu,
    productWallMs: product.wall,
    passCpuMs: [before.cpu, after.cpu],
    ratio,
    unsteady,
  };
}

/** By what power the work grew: 1 = with the data, 0 = not at all. */
export function growth(small: Comparison, large: Comparison): number {
  return Math.log(large.productCpuMs / small.productCpuMs) / Math.log(large.events / small.events);
}
