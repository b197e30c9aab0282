import type { Mapping } from "@throughline/model";

/** What a row of the shop must become. `at` in milliseconds; text is composed (NFC), as it is through every door. */
export interface SoldItem {
  readonly user: string;
  readonly at: number;
  readonly price: number;
  readonly note: string | null;
}

/** The answers of the other database itself, to the questions that the product is asked. */
export interface ShopTotals {
  readonly rows: number;
  readonly revenue: number;
  readonly users: number;
}

/** A database of somebody else, made by a test: its rows, what changes them, and what it says of itself. */
export interface ForeignShop {
  /** An address whose account may only read. */
  readonly readOnlyUrl: string;
  readonly mapping: Omit<Mapping, "id" | "name" | "connection">;
  fill(rows: number): Promise<void>;
  /** Updates, inserts, deletes and commits late, until `stopped` says so of the number of changes made. */
  churn(stopped: (changes: number) => boolean): Promise<void>;
  /** Every row that can be an event, by its key as the product writes it. */
  items(): Promise<ReadonlyMap<string, SoldItem>>;
  totals(): Promise<ShopTotals>;
  /** Equal only if nothing was written. */
  fingerprint(): Promise<string>;
  drop(): Promise<void>;
}

/** Mulberry32: the same numbers for a seed on every machine. */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const oddNotes = [
  "naïve 🛒",
  "a'b\"c`d",
  "日本語",
  "",
  "\\ backslash",
  "tab\there",
  "e\u0301 and é",
  '{"$gt": 1}',
];
