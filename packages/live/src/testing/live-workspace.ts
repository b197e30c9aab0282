import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import {
  type BusinessRecord,
  type Condition,
  lowerPopulation,
  recordKind,
  storedDefinition,
  type Unit,
} from "@throughline/model";
import type { Question } from "@throughline/query";
import {
  type EventRecord,
  type MembershipLease,
  openStores,
  type ProfilePatch,
  SavedDefinitions,
  type StoredChange,
  type Stores,
} from "@throughline/sources";
import { onTestFinished } from "vitest";
import { askingAt, lookUp, numbersOf, relationOf, textsOf } from "../asking.ts";
import { readDefinitions } from "../definitions.ts";
import { WorkspaceFollower } from "../workspace-follower.ts";

const id = "w";
const everything = { after: "", limit: 10_000 };

/** A workspace in SQLite files, an engine in this process and a follower, all by one clock that the test moves. */
export class LiveWorkspace {
  now: number;
  /** Happens right before something is recorded; what it throws is what the store throws. */
  beforeRecord: () => Promise<void> = async () => undefined;
  /** Happens right before the engine is asked; what it throws is what the engine throws. */
  beforeAsk: (plan: Question) => void = () => undefined;
  readonly troubles: unknown[] = [];
  readonly stores: Stores;
  readonly engine: Engine;
  readonly #home: string;
  #follower: WorkspaceFollower | undefined;
  #lease: MembershipLease | undefined;
  #owners = 0;
  #messages = 0;
  readonly #zone: string;

  private constructor(stores: Stores, home: string, now: number, zone: string) {
    this.stores = stores;
    this.#home = home;
    this.now = now;
    this.#zone = zone;
    const workspace = async () => ({
      zone,
      settings: await stores.control.settings(id),
      stores: { documents: await stores.documents(id), business: await stores.business(id) },
    });
    this.engine = createEngine({ directory: join(home, "engine"), workspace, now: () => this.now });
  }

  static async open(now: number, zone = "UTC"): Promise<LiveWorkspace> {
    const home = await mkdtemp(join(tmpdir(), "throughline-live-"));
    const stores = await openStores({ home });
    await stores.control.migrate();
    const words = { id, name: "W", timeZone: zone, weekStart: "monday", currency: "EUR", createdAt: 0 } as const;
    await stores.control.putWorkspace({ ...words, customerNoun: "customer", accountNoun: "account" });
    await (await stores.documents(id)).migrate();
    await (await stores.business(id)).migrate();
    const made = new LiveWorkspace(stores, home, now, zone);
    onTestFinished(() => made.#close());
    return made;
  }

  async #close(): Promise<void> {
    await this.engine.close();
    await this.stores.close();
    await rm(this.#home, { recursive: true, force: true });
  }

  async events(
    events: readonly Partial<EventRecord>[],
    profiles: readonly ProfilePatch[] = [],
  ): Promise<readonly string[]> {
    const records = events.map(
      (event): EventRecord => ({
        ...{
          source: "web",
          messageId: `m${++this.#messages}`,
          seq: 0,
          type: "track",
          event: "view",
          timestamp: this.now,
        },
        ...{ receivedAt: this.now, properties: {}, traits: {}, context: {} },
        ...event,
      }),
    );
    const documents = await this.stores.documents(id);
    await documents.append(await documents.lease(Math.max(1, records.length), 60_000), {
      events: records,
      profiles,
      identity: [],
    });
    return records.map(({ messageId }) => messageId);
  }

  async link(op: "link" | "unlink", a: string, b: string, source = "web"): Promise<void> {
    const documents = await this.stores.documents(id);
    const identity = [{ op, a, b, timestamp: this.now, source, messageId: `i${++this.#messages}` }];
    await documents.append(await documents.lease(1, 60_000), { events: [], profiles: [], identity });
  }

  async forget(messageId: string): Promise<void> {
    await (await this.stores.documents(id)).deleteEvents([{ source: "web", messageId }]);
  }

  async record(kind: string, values: BusinessRecord["values"]): Promise<void> {
    const business = await this.stores.business(id);
    const key = recordKind(kind)
      .key.map((field) => String(values[field] ?? ""))
      .join("\u001f");
    await business.put(await business.lease(1, 60_000), kind, [{ kind, key, values, attributes: {} }]);
  }

  async segment(segmentId: string, unit: Unit, where: Condition): Promise<void> {
    const about = { id: segmentId, unit, name: segmentId, description: "", ownerId: "me", tags: [], archivedAt: null };
    const segments = await this.stores.segments(id);
    const saved = { savedAt: this.now, savedBy: "me", note: "" };
    await segments.create({ ...about, definition: stored(where), createdAt: this.now }, saved);
  }

  async define(segmentId: string, where: Condition): Promise<void> {
    const segments = await this.stores.segments(id);
    const version = (await segments.segment(segmentId))?.version ?? 0;
    await segments.define(segmentId, version, {
      definition: stored(where),
      savedAt: this.now,
      savedBy: "me",
      note: "",
    });
  }

  async archive(segmentId: string): Promise<void> {
    const segments = await this.stores.segments(id);
    const segment = await segments.segment(segmentId);
    if (segment) await segments.label(segmentId, segment.revision, { ...segment, archivedAt: this.now }, this.now);
  }

  /** Another worker, which knows nothing; the one before loses its lease. */
  async restart(): Promise<void> {
    this.#follower = undefined;
    if (this.#lease) await (await this.stores.membership(id)).giveUp(this.#lease);
    this.#lease = undefined;
  }

  /** Reads the stores, and follows until nothing is behind. */
  async settle(): Promise<void> {
    const newest = await this.engine.sync(id);
    const store = await this.stores.membership(id);
    this.#lease ??= await store.takeLease(`worker${++this.#owners}`, 1e9, this.now);
    if (!this.#lease) throw new Error("somebody else holds the lease");
    const saved = new SavedDefinitions(this.stores);
    this.#follower ??= new WorkspaceFollower({
      workspaceId: id,
      engine: {
        ...this.engine,
        run: async (request) => {
          this.beforeAsk(request.plan);
          return this.engine.run(request);
        },
      },
      store: {
        ...store,
        record: async (lease, batch) => {
          await this.beforeRecord();
          return store.record(lease, batch);
        },
      },
      definitions: () => readDefinitions(this.stores, saved, id),
      pace: {
        waitMs: 0,
        defineEveryMs: 0,
        countMs: 1e9,
        recountEveryMs: 0,
        restShare: 0,
        horizonMs: 600_000,
        noteEveryMs: 1e9,
      },
      onTrouble: (cause) => this.troubles.push(cause),
    });
    for (let i = 0; i < 3 && (i === 0 || this.#follower.behind > 0); i++) await this.#follower.step(this.#lease);
    if (this.#follower.behind > 0) throw new Error(`the follower is behind at version ${newest.version}`);
  }

  async members(segmentId: string): Promise<readonly string[]> {
    const spells = await (await this.stores.membership(id)).openSpells(segmentId, everything);
    return spells.map(({ unit }) => unit).toSorted();
  }

  /** Who is in by the plan, now. */
  async counted(segmentId: string): Promise<readonly string[]> {
    const read = await readDefinitions(this.stores, new SavedDefinitions(this.stores), id);
    const found = read?.definitions.find((one) => one.segmentId === segmentId);
    if (!read || !found) return [];
    const cut = await this.engine.sync(id);
    const run = askingAt(this.engine, id, cut.version);
    const ids = new Set(numbersOf(await run(lowerPopulation(found, { ...read.clock, now: cut.asOf })), "unit"));
    const all = await run(lookUp(relationOf(found.unit), ["id", "key"], "id"));
    const keys = textsOf(all, "key");
    return numbersOf(all, "id")
      .flatMap((one, i) => (ids.has(one) ? (keys[i] ?? "") : []))
      .toSorted();
  }

  /** Oldest first. */
  async log(segmentId: string): Promise<readonly StoredChange[]> {
    const all = await (await this.stores.membership(id)).changes({ kind: "all" }, segmentId, { first: 10_000 });
    return all.toReversed();
  }

  get zone(): string {
    return this.#zone;
  }
}

function stored(where: Condition) {
  const { where: condition, kinds } = storedDefinition(where);
  return JSON.parse(JSON.stringify({ where: condition, kinds }));
}
