import { type IdentityRules, mappedRows, type SavedMapping } from "@throughline/model";
import type { ConnectedStore, SyncState } from "../../ports/connected-store.ts";
import type { MappedTable } from "../foreign/foreign-database.ts";
import { shapeRows } from "../shape/shaped-row.ts";
import { recover } from "./apply-rows.ts";
import { aheadMs, beginComparison, ComparePages, type Comparing } from "./compare.ts";
import type { TargetStores } from "./effects.ts";
import { followRound } from "./follow.ts";
import { letGo } from "./let-go.ts";
import { PageSize } from "./page-size.ts";
import { claim, freshState } from "./progress.ts";

export interface ReadingParts {
  readonly stores: TargetStores;
  readonly connected: ConnectedStore;
  readonly saved: SavedMapping;
  readonly table: MappedTable;
  readonly rules: () => Promise<IdentityRules>;
  /** Names this process among others that may read the same mapping. */
  readonly owner: string;
  readonly now: () => number;
  /** True when the process stops: the page under way is finished, no other is begun. */
  readonly stopped: () => boolean;
  /** Milliseconds between two looks at what changed. */
  readonly everyMs: number;
  /** Most rows of a page; absent: as many as fit into memory easily. */
  readonly pageRows?: number;
}

/** The reading of one mapping by this process. `step` does one bounded piece of work. */
export class MappingReading {
  readonly #comparing: Comparing;
  readonly #pages: ComparePages;
  readonly #parts: ReadingParts;
  #nextRound = 0;

  private constructor(parts: ReadingParts, comparing: Comparing, first: boolean) {
    this.#parts = parts;
    this.#comparing = comparing;
    this.#pages = new ComparePages(comparing, first);
  }

  /** Takes the mapping; undefined while another process has it. Heals what a killed one left half done. */
  static async open(parts: ReadingParts): Promise<MappingReading | undefined> {
    const { stores, connected, saved, table, owner, now, rules } = parts;
    const { mapping, version } = saved;
    const progress = await claim(connected, mapping.id, owner, now, freshState(mapping, version));
    if (!progress) return undefined;
    if (progress.state.rows !== mappedRows(mapping)) {
      await letGo({ stores, connected, proceed: () => progress.save() }, progress.state, false);
      const { revision } = progress.state;
      progress.note({ ...freshState(mapping, version), revision });
      await progress.save();
    }
    const shape = shapeRows(mapping);
    const size = new PageSize(parts.pageRows);
    const comparing = { mapping, stores, connected, progress, shape, rules, now, table, size };
    await recover(comparing);
    if (progress.state.mappingVersion !== version)
      await progress.save({ mappingVersion: version, watermark: null, comparison: null, comparedAt: null });
    const stored = await connected.rowsAfter(mapping.id, null, 1);
    return new MappingReading(parts, comparing, stored.length === 0 && progress.state.comparedAt === null);
  }

  get state(): SyncState {
    return this.#comparing.progress.state;
  }

  /** `idle`: there is nothing to do until the next look. Throws `Superseded` when another process took over. */
  async step(): Promise<"more" | "idle"> {
    const { now } = this.#parts;
    if (this.#follows && now() >= this.#nextRound) {
      const startedAt = now();
      await followRound(this.#comparing, this.#parts.stopped);
      this.#pages.forget();
      // A round that had much to read again leaves the other database as much time as it took, and more.
      this.#nextRound = now() + Math.max(this.#parts.everyMs, (now() - startedAt) * 4);
      return "more";
    }
    const { comparison } = this.state;
    if (comparison) await this.#pages.page(comparison);
    else if (await this.#comparisonDue()) await beginComparison(this.#comparing);
    else return "idle";
    return "more";
  }

  /** What is noted is saved, and the mapping is free for another process. */
  async close(): Promise<void> {
    await this.#comparing.progress.release();
  }

  async tell(problem: string): Promise<void> {
    if (this.state.problem !== problem) await this.#comparing.progress.save({ problem });
  }

  get #follows(): boolean {
    return this.#comparing.mapping.updatedAt !== undefined && this.state.watermark !== null;
  }

  async #comparisonDue(): Promise<boolean> {
    const { now, everyMs, table } = this.#parts;
    const { comparedAt } = this.state;
    const { updatedAt, compareMinutes } = this.#comparing.mapping;
    if (comparedAt === null || now() - comparedAt >= compareMinutes * 60_000) return true;
    // No row had an updatedAt when the last comparison began: there was nothing to follow from.
    if (updatedAt === undefined || this.#follows || now() < this.#nextRound) return false;
    this.#nextRound = now() + everyMs;
    return (await table.newest(now() + aheadMs)) !== null;
  }
}
