import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import { type BusinessRecord, type Clock, type RunPlan, recordKind } from "@throughline/model";
import { type EventRecord, type IdentityChange, openStores, type Scope, type Stores } from "@throughline/sources";
import { onTestFinished } from "vitest";

const id = "w";

/** Stores in SQLite files and an engine in this process; removed when the test ends. Instants are read in `clock.zone`. */
export class RealWorkspace {
  readonly clock: Clock;
  readonly #stores: Stores;
  readonly #engine: Engine;
  #messages = 0;

  private constructor(stores: Stores, engine: Engine, clock: Clock) {
    this.#stores = stores;
    this.#engine = engine;
    this.clock = clock;
  }

  static async open(clock: Clock): Promise<RealWorkspace> {
    const home = await mkdtemp(join(tmpdir(), "throughline-oracle-"));
    const stores = await openStores({ home });
    await stores.control.migrate();
    await (await stores.documents(id)).migrate();
    await (await stores.business(id)).migrate();
    const workspace = async () => ({
      zone: clock.zone,
      settings: await stores.control.settings(id),
      stores: { documents: await stores.documents(id), business: await stores.business(id) },
    });
    const engine = createEngine({ directory: join(home, "engine"), workspace });
    onTestFinished(async () => {
      await engine.close();
      await stores.close();
      await rm(home, { recursive: true, force: true });
    });
    return new RealWorkspace(stores, engine, clock);
  }

  async events(events: readonly Partial<EventRecord>[]): Promise<void> {
    await this.#append(
      events.map((event) => ({
        source: "web",
        messageId: `m${++this.#messages}`,
        seq: 0,
        type: "track",
        event: "view",
        timestamp: this.clock.now,
        receivedAt: this.clock.now,
        properties: {},
        traits: {},
        context: {},
        ...event,
      })),
      [],
    );
  }

  async identity(op: IdentityChange["op"], a: string, b: string, timestamp: number): Promise<void> {
    await this.#append([], [{ op, a, b, timestamp, source: "web", messageId: `m${++this.#messages}`, seq: 0 }]);
  }

  async #append(events: readonly EventRecord[], identity: readonly IdentityChange[]): Promise<void> {
    const documents = await this.#stores.documents(id);
    const lease = await documents.lease(events.length + identity.length, 60_000);
    await documents.append(lease, { events, profiles: [], identity });
    await this.#engine.sync(id);
  }

  async records(kind: string, rows: readonly BusinessRecord["values"][]): Promise<void> {
    const business = await this.#stores.business(id);
    const { key } = recordKind(kind);
    const records = rows.map((values) => ({
      kind,
      key: key.map((field) => String(values[field] ?? "")).join("\u001f"),
      values,
      attributes: {},
    }));
    await business.put(await business.lease(records.length, 60_000), kind, records);
    await this.#engine.sync(id);
  }

  /** Plans answered within a scope, at a version (default: the newest). */
  asking(scope: Scope = { kind: "all" }, version?: number): RunPlan {
    return async (plan) => {
      const at = version === undefined ? {} : { version };
      return (await this.#engine.run({ workspaceId: id, plan, scope, deadlineMs: 20_000, ...at })).frame;
    };
  }

  async version(): Promise<number> {
    return (await this.#engine.sync(id)).version;
  }
}
