import { setTimeout as sleep } from "node:timers/promises";
import type { Engine } from "@throughline/engine/client";
import { type MembershipLease, type MembershipStore, SavedDefinitions, type Stores } from "@throughline/sources";
import { readDefinitions } from "./definitions.ts";
import type { Pace } from "./pace.ts";
import { type Trouble, troubleWords, type WorkspaceProgress } from "./progress.ts";
import { NotOurs } from "./recorder.ts";
import { WorkspaceFollower } from "./workspace-follower.ts";

export interface LiveParts {
  readonly stores: Stores;
  readonly engine: Pick<Engine, "run" | "touched">;
  /** Of this process alone: what a killed one held is free when its lease runs out. */
  readonly owner: string;
  readonly now: () => number;
  readonly pace: Pace;
  readonly discoverMs: number;
  readonly onTrouble: (workspaceId: string, cause: unknown) => void;
}

const leaseMs = 3_000;
const firstPauseMs = 100;
const longestPauseMs = 2_000;

/** What is told of a workspace that this worker follows, or cannot follow. */
interface Known {
  follower?: WorkspaceFollower;
  failing: boolean;
  trouble: Trouble | null;
}

/** Keeps the members of every workspace's segments, each workspace by one worker at a time. */
export class LiveWorker {
  readonly #parts: LiveParts;
  readonly #saved: SavedDefinitions;
  readonly #stop = new AbortController();
  readonly #loops = new Map<string, Promise<void>>();
  readonly #known = new Map<string, Known>();
  #discovering: Promise<void> = Promise.resolve();

  constructor(parts: LiveParts) {
    this.#parts = parts;
    this.#saved = new SavedDefinitions(parts.stores);
  }

  start(): void {
    this.#discovering = this.#discover();
  }

  /** Ends with the step under way; the leases are given up, so that another worker goes on at once. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#discovering;
    await Promise.all(this.#loops.values());
  }

  /** Of the workspaces that this worker has looked at and that no other one follows. */
  progress(): readonly WorkspaceProgress[] {
    return [...this.#known].flatMap(([workspaceId, { follower, failing, trouble }]) => {
      const progress = follower?.progress;
      if (!progress && !failing) return [];
      return [{ workspaceId, asOf: null, followed: null, uncounted: null, ...progress, failing, trouble }];
    });
  }

  async #discover(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        for (const { id } of await this.#parts.stores.control.workspaces())
          if (!this.#loops.has(id))
            this.#loops.set(
              id,
              this.#follow(id).finally(() => {
                this.#loops.delete(id);
                this.#known.delete(id);
              }),
            );
      } catch (error) {
        this.#parts.onTrouble("", error);
      }
      await this.#pause(this.#parts.discoverMs);
    }
  }

  /** Until the worker stops or the workspace is gone. After a failure everything is read again from the store. */
  async #follow(workspaceId: string): Promise<void> {
    const { stores, now, owner, onTrouble } = this.#parts;
    const known: Known = { failing: false, trouble: null };
    this.#known.set(workspaceId, known);
    let failures = 0;
    const onStep = () => {
      failures = 0;
      known.failing = false;
    };
    while (!this.#stop.signal.aborted) {
      let store: MembershipStore | undefined;
      let lease: MembershipLease | undefined;
      try {
        store = await stores.membership(workspaceId);
        lease = await store.takeLease(owner, leaseMs, now());
        if (lease) await this.#hold(workspaceId, known, store, lease, onStep);
        // Somebody else's, who tells how far it is.
        else delete known.follower;
      } catch (error) {
        if (failures++ === 0 && !this.#stop.signal.aborted) onTrouble(workspaceId, error);
        if (!(error instanceof NotOurs)) this.#note(known, error);
        known.failing = !(error instanceof NotOurs);
      }
      if (store && lease) await store.giveUp(lease).catch(() => undefined);
      const there = await stores.control.workspace(workspaceId).catch(() => "unknown" as const);
      if (there === undefined) return;
      await this.#pause(Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(failures, 6)));
    }
  }

  #note(known: Known, cause: unknown): void {
    known.trouble = { words: troubleWords(cause), at: this.#parts.now() };
  }

  async #hold(
    workspaceId: string,
    known: Known,
    store: MembershipStore,
    first: MembershipLease,
    onStep: () => void,
  ): Promise<void> {
    const { engine, stores, now, owner, pace } = this.#parts;
    const definitions = () => readDefinitions(stores, this.#saved, workspaceId);
    const onTrouble = (cause: unknown) => {
      this.#note(known, cause);
      this.#parts.onTrouble(workspaceId, cause);
    };
    const follower = new WorkspaceFollower({ workspaceId, engine, store, definitions, pace, onTrouble });
    known.follower = follower;
    let lease: MembershipLease | undefined = first;
    const renew = async (): Promise<void> => {
      const renewed = await store.takeLease(owner, leaseMs, now());
      // One that ran out and was nobody's meanwhile has the very next epoch.
      lease = renewed && lease && renewed.epoch <= lease.epoch + 1 ? renewed : undefined;
    };
    let renewing = Promise.resolve();
    // A long step does not lose its lease in the middle; a failure to renew is met by what the step records.
    const timer = setInterval(() => (renewing = renewing.then(renew).catch(() => undefined)), leaseMs / 3);
    try {
      while (!this.#stop.signal.aborted && lease) {
        if (lease.expiresAt <= now()) await renew();
        if (!lease) return;
        const idle = await follower.step(lease);
        onStep();
        if (idle === "idle") await this.#pause(pace.defineEveryMs);
      }
    } finally {
      clearInterval(timer);
      await renewing;
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#stop.signal }).catch(() => undefined);
  }
}
