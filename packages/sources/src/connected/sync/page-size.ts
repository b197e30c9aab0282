import type { ForeignRow } from "../foreign/foreign-database.ts";

const mostRows = 2000;
const firstRows = 100;
const leastRows = 20;
const bytesOfPage = 8_000_000;

/** Rows of a page: as many as fit into memory easily, judged by the rows seen. */
export class PageSize {
  readonly #most: number;
  rows: number;

  constructor(most = mostRows) {
    this.#most = most;
    this.rows = Math.min(most, firstRows);
  }

  saw(page: readonly ForeignRow[]): void {
    if (page.length === 0) return;
    const some = page.slice(0, 20);
    const bytes = some.reduce((sum, { values }) => sum + JSON.stringify(values).length, 0) / some.length;
    const fit = Math.floor(bytesOfPage / Math.max(1, bytes));
    this.rows = Math.min(this.#most, Math.max(leastRows, Math.min(fit, this.rows * 2)));
  }
}
