/** The frozen passes of `packages/testkit/reference/passes.mjs`, typed as far as the bench uses them. */
export interface Passes {
  readonly EVENTS: readonly string[];
  readonly CHANNELS: readonly string[];
  readonly PLANS: readonly string[];
  readonly COUNTRIES: readonly string[];
  readonly T0: number;
  readonly T1: number;
  readonly DAY: number;
  readonly DAYS: number;
  readonly QUESTIONS: Readonly<Record<"trend" | "segment" | "timeline", (data: ReferenceColumns) => unknown>>;
  load(connection: object, directory: string): Promise<ReferenceColumns>;
  /** CPU of all threads and wall time of one run in ms, median of `samples` after a warm-up. */
  measure<T>(run: () => T | Promise<T>, samples?: number): Promise<Measured<T>>;
  trend(data: ReferenceColumns, from: number, days: number): Int32Array;
  segment(data: ReferenceColumns, now: number, members: Int32Array): number;
  timeline(data: ReferenceColumns, customer: number, limit: number, rows: Int32Array): number;
}

/** Columns sorted by customer, instant and seq; row order is the order of events of one customer. */
export interface ReferenceColumns {
  readonly n: number;
  readonly C: number;
  readonly t: Float64Array;
  readonly seq: Uint32Array;
  readonly ev: Uint8Array;
  readonly ch: Uint8Array;
  readonly off: Int32Array;
  readonly plan: Uint8Array;
  readonly buf: { readonly busiest: number };
}

export interface Measured<T> {
  readonly cpu: number;
  readonly wall: number;
  readonly result: T;
}

export async function referencePasses(): Promise<Passes> {
  const file = new URL("../../reference/passes.mjs", import.meta.url).href;
  return import(file);
}
