import type { Mapping } from "@throughline/model";
import { type Db, MongoClient, MongoServerError } from "mongodb";
import type { Secret } from "../connection/secret.ts";
import { type ForeignDatabase, MappingRefused, SourceUnavailable } from "../foreign/foreign-database.ts";
import { namedDatabase } from "../foreign/named-database.ts";
import { checkMapping, describeCollections } from "./mongo-catalog.ts";
import { MongoMappedTable } from "./mongo-table.ts";

/** A MongoDB database of somebody else. Only commands that read are sent. */
export function openMongodb(url: Secret): ForeignDatabase {
  const connection = new ReadingClient(url);
  const own = databaseOf(url);
  return {
    ping: () =>
      connection.run(own ?? "admin", async (db) => {
        const info = await db.admin().command({ buildInfo: 1, maxTimeMS: 2000 });
        return `MongoDB ${/^\d+\.\d+/.exec(String(info["version"]))?.[0] ?? ""}`.trim();
      }),
    async describe() {
      if (own === null)
        throw new SourceUnavailable(
          "The connection's address names no database. Add it: mongodb://host:27017/<database>.",
        );
      return connection.run(own, describeCollections);
    },
    async table(mapping: Mapping) {
      const name = namedDatabase(mapping, own);
      await connection.run(name, (db) => checkMapping(db, mapping));
      return new MongoMappedTable((work) => connection.run(name, (db) => work(db.collection(mapping.table))), mapping);
    },
    close: () => connection.close(),
  };
}

/** A client that is made again after a first connection that failed. */
class ReadingClient {
  readonly #url: Secret;
  #client: Promise<MongoClient> | undefined;

  constructor(url: Secret) {
    this.#url = url;
  }

  async run<T>(database: string, work: (db: Db) => Promise<T>): Promise<T> {
    try {
      return await work((await this.#connected()).db(database));
    } catch (error) {
      throw error instanceof MappingRefused ? error : unavailable(error);
    }
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.close();
  }

  #connected(): Promise<MongoClient> {
    this.#client ??= this.#connect().catch((error: unknown) => {
      this.#client = undefined;
      throw error;
    });
    return this.#client;
  }

  async #connect(): Promise<MongoClient> {
    const client = new MongoClient(this.#url.reveal(), {
      serverSelectionTimeoutMS: 2000,
      connectTimeoutMS: 2000,
      socketTimeoutMS: 35_000,
      maxPoolSize: 4,
      retryWrites: false,
      appName: "throughline-connector",
    });
    try {
      return await client.connect();
    } catch (error) {
      await client.close().catch(() => undefined);
      throw error;
    }
  }
}

const sentences: ReadonlyMap<number, string> = new Map([
  [13, "The connected database refuses this account: it may not read there. Grant it the role read."],
  [18, "The connected database refuses the user name or password. Correct SOURCE_<NAME>_URL and start again."],
  [50, "A statement took longer than 30 seconds and was ended. An index on the mapping's updatedAt may help."],
]);

/** The driver's message may hold addresses and user names: none of it is passed on. */
function unavailable(error: unknown): SourceUnavailable {
  const known = error instanceof MongoServerError ? sentences.get(Number(error.code)) : undefined;
  const what = "The connected MongoDB database cannot be reached. Nothing read so far is lost; it is tried again.";
  return new SourceUnavailable(known ?? what, { cause: error });
}

function databaseOf(url: Secret): string | null {
  const path = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(url.reveal())?.[1];
  return path === undefined ? null : decodeURIComponent(path);
}
