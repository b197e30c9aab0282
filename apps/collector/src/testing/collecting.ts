import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type DocumentStore, type EventRecord, openStores, type Stores, type Workspace } from "@throughline/sources";
import { pino } from "pino";
import { type Collector, type CollectorParts, createCollector } from "../collector.ts";

const workspace: Workspace = {
  id: "w",
  name: "Test",
  timeZone: "Europe/Berlin",
  weekStart: "monday",
  currency: "EUR",
  customerNoun: "customer",
  accountNoun: "account",
  createdAt: 0,
};

/** A collector on a free port, with SQLite stores in a temporary home. */
export interface Collecting {
  readonly url: string;
  readonly secret: string;
  readonly home: string;
  readonly stores: Stores;
  readonly documents: DocumentStore;
  readonly collector: Collector;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** All events, as soon as there are so many. */
  events(count: number): Promise<readonly EventRecord[]>;
  /** The same home with another process's collector. */
  restarted(parts?: Partial<CollectorParts>): Promise<Collecting>;
  stop(): Promise<void>;
}

export async function collecting(parts: Partial<CollectorParts> = {}, given?: { home: string; secret: string }) {
  const home = given?.home ?? (await mkdtemp(join(tmpdir(), "throughline-collector-")));
  const stores = await openStores({ home });
  if (!given) {
    await stores.control.migrate();
    await stores.control.putWorkspace(workspace);
    await (await stores.documents("w")).migrate();
    await (await stores.business("w")).migrate();
  }
  const secret = given?.secret ?? (await stores.control.createWriteKey("w", "web")).secret;
  const documents = await stores.documents("w");
  const collector = await createCollector({
    stores,
    home,
    clock: Date.now,
    logger: pino({ level: "silent" }),
    quotaBytes: 1e9,
    deadLetters: { letters: 1e5, bytes: 1e9 },
    ...parts,
  });
  collector.server.http.listen(0, "127.0.0.1");
  await once(collector.server.http, "listening");
  const url = `http://127.0.0.1:${(collector.server.http.address() as AddressInfo).port}`;
  const all = () => documents.eventsAfter({ after: 0, below: Number.MAX_SAFE_INTEGER, limit: 200_000 });
  const end = async () => {
    await collector.stop();
    await stores.close();
  };
  const made: Collecting = {
    url,
    secret,
    home,
    stores,
    documents,
    collector,
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: "POST",
        headers: { authorization: `Basic ${btoa(`${secret}:`)}`, "content-type": "application/json", ...headers },
        body: typeof body === "string" || body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body),
      }),
    async events(count) {
      for (let tries = 0; tries < 1_000; tries += 1) {
        const found = await all();
        if (found.length >= count) return found;
        await sleep(10);
      }
      throw new Error(`only ${(await all()).length} of ${count} events arrived`);
    },
    async restarted(next = {}) {
      await end();
      return collecting({ ...parts, ...next }, { home, secret });
    },
    async stop() {
      await end();
      await rm(home, { recursive: true, force: true });
    },
  };
  return made;
}
