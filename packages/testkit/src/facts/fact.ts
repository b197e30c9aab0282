/** One figure of the product beside the one that was computed independently of it. */
export interface Fact {
  readonly name: string;
  readonly expected: FactValue;
  readonly got: FactValue;
}

export type FactValue = string | number | null;

/** Money to the cent, as text, so that it is compared exactly and printed as it would be shown. */
export function cents(amount: number | null | undefined): string | null {
  return amount === null || amount === undefined ? null : (Math.round(amount * 100) / 100).toFixed(2);
}

/** A rate to 9 decimals: both sides are quotients of the same whole numbers. */
export function share(part: number, whole: number): string {
  return whole === 0 ? "none" : (part / whole).toFixed(9);
}

/** One fact for each key of `expected`, named `<name>.<key>`. A key that the product did not answer is null. */
export function facts<T extends Readonly<Record<string, FactValue>>>(
  name: string,
  expected: T,
  got: { readonly [K in keyof T]: FactValue | undefined },
): Fact[] {
  return Object.entries(expected).map(([key, value]) => ({
    name: `${name}.${key}`,
    expected: value,
    got: got[key] ?? null,
  }));
}
