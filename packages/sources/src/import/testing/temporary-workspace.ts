import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { openStores } from "../../open-stores.ts";
import type { StoreConfig, Stores } from "../../ports/stores.ts";
import { type ImportOutcome, type ImportRequest, importFile } from "../import-file.ts";

export const NOW = Date.UTC(2026, 5, 15, 12);
/** No store has more rows than this in a test. */
const ALL = { after: 0, below: Number.MAX_SAFE_INTEGER, limit: 100_000 };

/** Real embedded stores with one workspace, `w`, in a directory of their own. */
export interface TemporaryWorkspace {
  readonly home: string;
  readonly stores: Stores;
  file(name: string, content: string | Buffer): Promise<string>;
  import(kind: string, path: string, more?: Partial<ImportRequest>): Promise<ImportOutcome>;
  /** Everything the workspace holds, without `seq` and `receivedAt`, in a comparable form. */
  content(): Promise<unknown>;
  records(kind: string): Promise<readonly { key: string; values: object; attributes: object; version: number }[]>;
  close(): Promise<void>;
}

/** `servers`: database servers instead of the embedded stores; what is made there is dropped by `close`. */
export async function temporaryWorkspace(
  timeZone = "UTC",
  servers: Pick<StoreConfig, "mongodbUrl" | "mysqlUrl" | "prefix"> = {},
): Promise<TemporaryWorkspace> {
  const home = await mkdtemp(join(tmpdir(), "throughline-import-"));
  const stores = await openStores({ home, ...servers });
  await stores.control.migrate();
  const documents = await stores.documents("w");
  const business = await stores.business("w");
  await documents.migrate();
  await business.migrate();
  const nouns = { customerNoun: "customer", accountNoun: "account" };
  const rules = { timeZone, weekStart: "monday", currency: "EUR" } as const;
  await stores.control.putWorkspace({ id: "w", name: "W", ...rules, ...nouns, createdAt: NOW - 1000 });
  const records: TemporaryWorkspace["records"] = async (kind) =>
    (await business.recordsAfter(kind, ALL)).map(({ key, values, attributes, version }) => ({
      ...{ key, values, attributes, version },
    }));
  return {
    home,
    stores,
    records,
    async file(name, content) {
      const path = join(home, name);
      await writeFile(path, name.endsWith(".gz") ? gzipSync(content) : content);
      return path;
    },
    import: (kind, path, more = {}) =>
      importFile({ stores, home, workspaceId: "w", kind, path, now: () => NOW, batchRows: 7, ...more }),
    async content() {
      const events = (await documents.eventsAfter(ALL)).map(({ seq: _, receivedAt: __, ...event }) => event);
      const profiles = (await documents.profilesAfter(ALL)).map(({ seq: _, ...profile }) => profile);
      const identity = (await documents.identityAfter(ALL)).map(({ seq: _, ...change }) => change);
      const kinds = Object.keys(await business.counts());
      const rows = await Promise.all(kinds.map(async (kind) => [kind, byText(await records(kind))] as const));
      return { events: byText(events), profiles: byText(profiles), identity: byText(identity), rows };
    },
    async close() {
      await stores.drop("w");
      await stores.dropControl();
      await stores.close();
      await rm(home, { recursive: true, force: true });
    },
  };
}

function byText<T>(rows: readonly T[]): T[] {
  return rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}
