import type { Setting } from "@throughline/sources";
import type { Cut, WorkspaceStatus } from "../client/protocol.ts";
import { type Bound, boundOf, readBatch, type SyncedStores } from "../ingest/read-stores.ts";
import { repairs } from "../ingest/reconcile.ts";
import { namesOf } from "../names/merged-names.ts";
import { needsTidying, sweep, type TidyLimits, tidy } from "../projections/tidy.ts";
import { damageOf } from "./damage.ts";
import { syncProblem } from "./sync-problem.ts";
import { dropUnused, type Opened, type WorkspaceFile } from "./workspace-file.ts";

export interface SyncSettings {
  /** Rows per applied batch. */
  readonly batchRows: number;
  readonly reconcileEveryMs: number;
  readonly tidy: TidyLimits;
  readonly now: () => number;
}

export interface CaughtUp {
  readonly bound: Bound;
  readonly cut: Cut;
}

/** Dead rows are kept for half an hour anyway. */
const sweepEveryMs = 10 * 60_000;

/** A store that takes longer for one page of rows is as good as away. */
const patienceMs = 5_000;
/** While more is to be read nobody waits for the cut: fewer and larger runs are cheaper. */
const bulk = (limits: TidyLimits): TidyLimits => ({ ...limits, deltaRows: limits.deltaRows * 2.5 });
const noLag = { documents: 0, business: 0, seconds: 0 };

/** Brings one workspace's file up to its stores, one round after the other. */
export class WorkspaceSync {
  readonly #file: WorkspaceFile;
  readonly #stores: SyncedStores;
  readonly #settings: SyncSettings;
  #rounds: Promise<unknown> = Promise.resolve();
  /** A round that has not begun yet: who asks for one meanwhile gets the same. */
  #next: Promise<Cut> | null = null;
  #closed = false;
  #sweptAt = { version: 0, time: 0 };
  /** Comparing reads whole stores: it may cost at most 2 % of the time. */
  #reconcileCostMs = 0;
  /** When the answer of the stores was asked for that is waited for now. */
  #askedAt: number | null = null;
  lag: WorkspaceStatus["lag"] = noLag;
  problem: string | null = null;
  syncing = false;
  /** How far the stores reached when everything of them was visible, and that cut. */
  caughtUp: CaughtUp | null = null;
  /** What the workspace decided about itself, as it was last seen: the next round follows it. */
  settings: readonly Setting[] = [];
  lastCompactionAt: number | null = null;
  lastReconciledAt: number | null = null;

  constructor(file: WorkspaceFile, stores: SyncedStores, settings: SyncSettings) {
    this.#file = file;
    this.#stores = stores;
    this.#settings = settings;
  }

  /** Why the stores could not be read of late, or do not answer now; null when all is well. */
  get behind(): string | null {
    const waited = this.#askedAt === null ? 0 : this.#settings.now() - this.#askedAt;
    return this.problem ?? (waited > patienceMs ? "A store does not answer; it is asked again." : null);
  }

  /** Answers when everything that was readable at the call is visible. */
  sync(): Promise<Cut> {
    if (this.#next) return this.#next;
    const round = this.#rounds.then(() => {
      this.#next = null;
      return this.#round();
    });
    this.#next = round;
    this.#rounds = round.catch(() => undefined);
    return round;
  }

  /** The round that runs ends with its current batch. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#rounds;
  }

  async #round(again = true): Promise<Cut> {
    const opened = await this.#file.open();
    try {
      const cut = await this.#catchUp(opened);
      this.problem = null;
      return cut;
    } catch (cause) {
      this.problem = syncProblem(cause);
      const damage = damageOf(cause);
      if (!damage) throw cause;
      await this.#file.abandon(opened, damage);
      if (!again) throw cause;
      return await this.#round(false);
    } finally {
      this.syncing = false;
    }
  }

  async #catchUp(opened: Opened): Promise<Cut> {
    const { writer } = opened;
    await writer.follow(this.settings);
    const bound = await this.#answer(boundOf(this.#stores, this.#settings.now()));
    const read = (after: ReadonlyMap<string, number>) =>
      readBatch(this.#stores, after, bound, this.#settings.batchRows);
    await writer.rename(namesOf(this.settings));
    let reading = read(writer.published.position.watermarks);
    for (let done = false; !done && !this.#closed; ) {
      const next = await this.#answer(reading);
      done = next.done;
      this.syncing = !done;
      // The stores read the next rows while the engine writes these; a failure is met when they are waited for.
      if (!done) reading = read(next.batch.watermarks);
      reading.catch(() => undefined);
      await writer.apply(next.batch);
      const { documentSeq, businessSeq, asOf } = writer.published.position.cut;
      this.lag = {
        documents: Math.max(0, bound.documents - 1 - documentSeq),
        business: Math.max(0, bound.business - 1 - businessSeq),
        seconds: done ? 0 : Math.max(0, (this.#settings.now() - asOf) / 1000),
      };
      await this.#tidy(opened, done ? this.#settings.tidy : bulk(this.#settings.tidy));
    }
    if (!this.#closed) {
      await this.#file.settle(opened);
      await this.#reconcile(opened, bound);
      this.caughtUp = { bound, cut: writer.published.position.cut };
    }
    return writer.published.position.cut;
  }

  async #answer<T>(asked: Promise<T>): Promise<T> {
    this.#askedAt = this.#settings.now();
    try {
      return await asked;
    } finally {
      this.#askedAt = null;
    }
  }

  async #tidy(opened: Opened, limits: TidyLimits): Promise<void> {
    const { writer } = opened;
    const { parts, position } = writer.published;
    if (needsTidying(parts, limits)) {
      await writer.rearrange((connection, all) => tidy(connection, all, position.oldest, limits));
      this.lastCompactionAt = this.#settings.now();
      await dropUnused(opened);
    }
    const now = this.#settings.now();
    if (position.cut.version === this.#sweptAt.version || now - this.#sweptAt.time < sweepEveryMs) return;
    this.#sweptAt = { version: position.cut.version, time: now };
    await writer.rearrange(async (connection, all) => {
      await sweep(connection, all, position.oldest);
      return all;
    });
  }

  async #reconcile({ writer }: Opened, bound: Bound): Promise<void> {
    const now = this.#settings.now();
    const every = this.#settings.reconcileEveryMs;
    if (this.lastReconciledAt === null) this.lastReconciledAt = now - every / 2;
    if (now - this.lastReconciledAt < Math.min(Math.max(every, this.#reconcileCostMs * 50), every * 60)) return;
    const started = performance.now();
    for await (const batch of repairs(this.#stores, writer, bound)) await writer.apply(batch);
    this.#reconcileCostMs = performance.now() - started;
    this.lastReconciledAt = now;
  }
}
