import type { JsonObject } from "../../ports/document-store.ts";
import { maxKeyLength } from "../../ports/refused-value.ts";
import type { ChangedPage, ChangedRange, ForeignPage, ForeignRow, MappedTable } from "../foreign/foreign-database.ts";

interface Version {
  readonly updatedAt: number;
  readonly values: JsonObject;
}

/**
 * A table in memory whose writers behave as those of a database do: a row is stamped when it is written and seen when its
 * transaction commits, which may be later; until then nobody else writes the same row.
 */
export class ForeignSchedule {
  readonly #rows = new Map<string, Version>();
  #open: { readonly key: string; readonly at: number; readonly version: Version | null }[] = [];
  /** Milliseconds. */
  now = 1_000_000;

  /** Stamps the row now; it is seen `lateMs` later. False when another transaction has the row. */
  write(key: string, value: number, lateMs: number, email: string | null = null): boolean {
    const values = { id: key, value, email, account: "acc", at: "2026-01-01T00:00:00Z" };
    return this.#begin(key, lateMs, { updatedAt: this.now, values });
  }

  remove(key: string, lateMs: number): boolean {
    return this.#begin(key, lateMs, null);
  }

  advance(ms: number): void {
    this.now += ms;
    const due = this.#open.filter(({ at }) => at <= this.now).toSorted((a, b) => a.at - b.at);
    this.#open = this.#open.filter(({ at }) => at > this.now);
    for (const { key, version } of due) {
      if (version) this.#rows.set(key, version);
      else this.#rows.delete(key);
    }
  }

  /** What is there for all to see: value by key. */
  get seen(): ReadonlyMap<string, number> {
    return new Map([...this.#rows].map(([key, { values }]) => [key, Number(values["value"])]));
  }

  get table(): MappedTable {
    return {
      count: async () => this.#rows.size,
      newest: async (until) => {
        const times = [...this.#rows.values()].map(({ updatedAt }) => updatedAt).filter((at) => at <= until);
        return times.length === 0 ? null : spelled(Math.max(...times));
      },
      scan: async (after, limit) => this.#scan(after, limit),
      changed: async (range) => this.#changed(range),
      present: async (keys) => new Set(keys.filter((key) => this.#rows.has(key))),
      earlier: (updatedAt, seconds) => spelled(Math.max(0, Number(updatedAt) - seconds * 1000)),
    };
  }

  #begin(key: string, lateMs: number, version: Version | null): boolean {
    if (this.#open.some((open) => open.key === key)) return false;
    this.#open.push({ key, at: this.now + lateMs, version });
    this.advance(0);
    return true;
  }

  #scan(after: string | null, limit: number): ForeignPage {
    const keys = [...this.#rows.keys()].filter((key) => after === null || key > after).toSorted();
    const rows = keys.slice(0, limit).flatMap((key) => this.#row(key));
    const kept = rows.filter(usable);
    const next = keys.length > limit ? (rows.at(-1)?.key ?? null) : null;
    return { rows: kept, next, unusable: rows.length - kept.length };
  }

  #changed({ from, inclusive, to, after, limit }: ChangedRange): ChangedPage {
    const rows = [...this.#rows.keys()].flatMap((key) => this.#row(key)).toSorted(byTime);
    const inRange = rows.filter(({ updatedAt }) => {
      const at = updatedAt ?? "";
      return (inclusive ? at >= from : at > from) && at <= to;
    });
    const read = inRange.filter((row) => after === null || byTime(row, after) > 0).slice(0, limit);
    return { rows: read.filter(usable), last: read.at(-1) ?? null };
  }

  #row(key: string): ForeignRow[] {
    const version = this.#rows.get(key);
    return version ? [{ key, updatedAt: spelled(version.updatedAt), values: version.values }] : [];
  }
}

const usable = ({ key }: ForeignRow): boolean => key.length <= maxKeyLength;

/** Of one length, so that texts sort as their instants do. */
function spelled(at: number): string {
  return String(at).padStart(15, "0");
}

function byTime(a: Pick<ForeignRow, "key" | "updatedAt">, b: Pick<ForeignRow, "key" | "updatedAt">): number {
  const [x, y] = [`${a.updatedAt}/${a.key}`, `${b.updatedAt}/${b.key}`];
  return x === y ? 0 : x < y ? -1 : 1;
}
