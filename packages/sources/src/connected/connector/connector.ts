import { setTimeout as sleep } from "node:timers/promises";
import { type SavedMapping, savedMappings } from "@throughline/model";
import { letGoOfMapping } from "../sync/let-go.ts";
import { type Keeping, keepReading } from "./keep-reading.ts";

export interface ConnectorParts extends Keeping {
  /** Milliseconds between two looks for new, changed and removed mappings. */
  readonly discoverMs: number;
}

interface Running {
  readonly version: number;
  readonly stop: AbortController;
  readonly ended: Promise<void>;
}

/** Reads every mapping of every workspace, and lets go of the rows of those that were removed. */
export class Connector {
  readonly #parts: ConnectorParts;
  readonly #running = new Map<string, Running>();
  readonly #stop = new AbortController();
  #ended: Promise<void> = Promise.resolve();

  constructor(parts: ConnectorParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#ended = this.#run();
  }

  /** Finishes the pages under way, then resolves; what was read is saved. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
    await Promise.all([...this.#running.values()].map((running) => this.#end(running)));
  }

  async #run(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      try {
        await this.#discover();
      } catch (error) {
        this.#parts.onTrouble("", error);
      }
      await sleep(this.#parts.discoverMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #discover(): Promise<void> {
    const { control } = this.#parts.stores;
    const wanted = new Set<string>();
    for (const { id } of await control.workspaces()) {
      const { mappings, ended } = savedMappings(await control.settings(id));
      for (const saved of mappings) {
        wanted.add(nameOf(id, saved.mapping.id));
        await this.#keep(id, saved);
      }
      await this.#clear(id, new Set(mappings.map(({ mapping }) => mapping.id)), ended);
    }
    for (const [name, running] of this.#running) if (!wanted.has(name)) await this.#forget(name, running);
  }

  async #keep(workspaceId: string, saved: SavedMapping): Promise<void> {
    const name = nameOf(workspaceId, saved.mapping.id);
    const running = this.#running.get(name);
    if (running?.version === saved.version) return;
    if (running) await this.#forget(name, running);
    const stop = new AbortController();
    const ended = keepReading(this.#parts, workspaceId, saved, stop.signal);
    this.#running.set(name, { version: saved.version, stop, ended });
  }

  /** States whose mapping is gone; one that nobody ended is only forgotten. */
  async #clear(
    workspaceId: string,
    mapped: ReadonlySet<string>,
    ended: readonly { readonly id: string; readonly keepData: boolean }[],
  ): Promise<void> {
    const { stores, owner, now } = this.#parts;
    const connected = await stores.connected(workspaceId);
    const gone = (await connected.states()).filter(({ mappingId }) => !mapped.has(mappingId));
    for (const { mappingId } of gone) {
      const name = nameOf(workspaceId, mappingId);
      const running = this.#running.get(name);
      if (running) await this.#forget(name, running);
      const [documents, business] = await Promise.all([stores.documents(workspaceId), stores.business(workspaceId)]);
      const keepData = ended.find(({ id }) => id === mappingId)?.keepData ?? true;
      await letGoOfMapping({ stores: { documents, business }, connected, owner, now }, mappingId, keepData);
    }
  }

  async #forget(name: string, running: Running): Promise<void> {
    this.#running.delete(name);
    await this.#end(running);
  }

  async #end({ stop, ended }: Running): Promise<void> {
    stop.abort();
    await ended;
  }
}

function nameOf(workspaceId: string, mappingId: string): string {
  return `${workspaceId}/${mappingId}`;
}
