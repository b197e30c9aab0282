import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import { importFile, openStores, type Stores, type Workspace } from "@throughline/sources";
import { WORKSPACE } from "./product-questions.ts";
import type { ReferenceRows } from "./reference-rows.ts";
import { timed, type Work } from "./work.ts";

const PAGE = 20_000;

/** What importing and syncing the reference data through the embedded stores cost, and the engine that read them. */
export interface ThroughStores {
  readonly messages: number;
  readonly import: Work;
  readonly sync: Work;
  readonly engine: Engine;
  readonly documentsFile: string;
  close(): Promise<void>;
}

/** Writes the reference data as a Segment file, imports it into SQLite stores and lets an engine read them. */
export async function throughStores(folder: string, rows: ReferenceRows): Promise<ThroughStores> {
  const path = join(folder, "reference.jsonl.gz");
  await pipeline(Readable.from(lines(rows)), createGzip({ level: 1 }), createWriteStream(path));
  const stores = await openStores({ home: folder });
  await stores.control.migrate();
  await stores.control.putWorkspace(workspace);
  const [documents, business] = await opened(stores);
  const imported = await timed(() =>
    importFile({ stores, home: folder, workspaceId: WORKSPACE, kind: "events", path, source: "reference" }),
  );
  const { inserted, rejected } = imported.result.job;
  if (rejected > 0) throw new Error(`${rejected} messages of the reference data were rejected`);
  const engine = createEngine({
    directory: join(folder, "engine"),
    workspace: async () => ({ zone: "UTC", settings: [], stores: { documents, business } }),
  });
  const synced = await timed(() => engine.sync(WORKSPACE));
  return {
    messages: inserted,
    import: imported.work,
    sync: synced.work,
    engine,
    documentsFile: join(folder, "workspaces", WORKSPACE, "documents.sqlite"),
    close: async () => {
      await engine.close();
      await stores.close();
    },
  };
}

const workspace: Workspace = {
  id: WORKSPACE,
  name: "Reference data",
  timeZone: "UTC",
  weekStart: "monday",
  currency: "EUR",
  customerNoun: "customer",
  accountNoun: "account",
  createdAt: 0,
};

async function opened(stores: Stores) {
  const documents = await stores.documents(WORKSPACE);
  const business = await stores.business(WORKSPACE);
  await documents.migrate();
  await business.migrate();
  return [documents, business] as const;
}

/** Identify messages with the traits, then the events in the order of receipt, which the import keeps as seq. */
async function* lines(rows: ReferenceRows): AsyncGenerator<string> {
  for (let after = 0; ; ) {
    const page = await rows.profilesAfter(after, Number.MAX_SAFE_INTEGER, PAGE);
    const last = page.at(-1);
    if (!last) break;
    yield page.map(identifyLine).join("");
    after = last.seq;
  }
  for (let after = 0; ; ) {
    const page = await rows.eventsAfter(after, Number.MAX_SAFE_INTEGER, PAGE);
    const last = page.at(-1);
    if (!last) break;
    yield page.map(trackLine).join("");
    after = last.seq;
  }
}

/** Dated before the year that the questions are about, so that it is counted in none of them. */
function identifyLine({ id, traits }: { id: string; traits: Readonly<Record<string, { value: unknown }>> }): string {
  const values = Object.fromEntries(Object.entries(traits).map(([name, { value }]) => [name, value]));
  const userId = id.replace("user:", "");
  const message = {
    type: "identify",
    messageId: `p${userId}`,
    userId,
    timestamp: "2024-06-01T00:00:00Z",
    traits: values,
  };
  return `${JSON.stringify(message)}\n`;
}

function trackLine(row: { messageId: string; event: string; userId?: string; timestamp: number; properties: object }) {
  const { messageId, event, userId, properties } = row;
  const timestamp = new Date(row.timestamp).toISOString();
  return `${JSON.stringify({ type: "track", event, messageId, userId, timestamp, properties })}\n`;
}
