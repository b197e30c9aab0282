import { type Mapping, namedColumns, wantsRest } from "@throughline/model";
import type { Collection, Document, FindOptions } from "mongodb";
import type { Json, JsonObject } from "../../ports/document-store.ts";
import { maxKeyLength } from "../../ports/refused-value.ts";
import type { ChangedPage, ChangedRange, ForeignPage, ForeignRow, MappedTable } from "../foreign/foreign-database.ts";
import { columnValue } from "../shape/column-value.ts";
import { statementMs } from "./mongo-catalog.ts";
import { afterId, filterOf, nextPosition, positionOf } from "./mongo-key-order.ts";
import { jsonOf, keyText, keyValue } from "./mongo-value.ts";

type Run = <T>(work: (collection: Collection<Document>) => Promise<T>) => Promise<T>;

/** A mapped collection; its key is `_id`, whatever kinds of `_id` it has. */
export class MongoMappedTable implements MappedTable {
  readonly #run: Run;
  readonly #updatedAt: string | undefined;
  readonly #options: FindOptions;

  /** `run` gives the collection and translates what it throws. */
  constructor(run: Run, mapping: Mapping) {
    this.#run = run;
    this.#updatedAt = mapping.updatedAt;
    const roots = new Set(namedColumns(mapping).map((column) => column.split(".")[0] ?? column));
    const projection = Object.fromEntries([...roots].map((root) => [root, 1]));
    this.#options = { maxTimeMS: statementMs, ...(wantsRest(mapping) ? {} : { projection }) };
  }

  count(): Promise<number> {
    return this.#run((collection) => collection.countDocuments({}, { maxTimeMS: statementMs }));
  }

  async newest(until: number): Promise<string | null> {
    const field = this.#updatedAt;
    if (field === undefined) return null;
    const filter = { [field]: { $gte: new Date(0), $lte: new Date(until) } };
    const found = await this.#find(filter, { sort: { [field]: -1 }, limit: 1 });
    return found[0]?.updatedAt ?? null;
  }

  async scan(after: string | null, limit: number): Promise<ForeignPage> {
    const at = positionOf(after);
    const found = await this.#documents(filterOf(at), { sort: { _id: 1 }, limit });
    const rows = found.map((document) => this.#row(document)).filter(({ key }) => key.length <= maxKeyLength);
    const next = nextPosition(at, found.at(-1)?.["_id"], found.length === limit);
    return { rows, next, unusable: found.length - rows.length };
  }

  async changed({ from, inclusive, to, after, limit }: ChangedRange): Promise<ChangedPage> {
    const field = this.#updatedAt;
    if (field === undefined) return { rows: [], last: null };
    const range = { [field]: { [inclusive ? "$gte" : "$gt"]: new Date(from), $lte: new Date(to) } };
    const filter = after?.updatedAt
      ? {
          $and: [
            range,
            {
              $or: [
                { [field]: { $gt: new Date(after.updatedAt) } },
                { $and: [{ [field]: new Date(after.updatedAt) }, afterId(after.key)] },
              ],
            },
          ],
        }
      : range;
    const read = await this.#find(filter, { sort: { [field]: 1, _id: 1 }, limit });
    return { rows: read.filter(({ key }) => key.length <= maxKeyLength), last: read.at(-1) ?? null };
  }

  async present(keys: readonly string[]): Promise<ReadonlySet<string>> {
    if (keys.length === 0) return new Set();
    const filter = { _id: { $in: keys.map(keyValue) } };
    const found = await this.#documents(filter, { projection: { _id: 1 } });
    return new Set(found.map((document) => keyText(document["_id"])));
  }

  earlier(updatedAt: string, seconds: number): string {
    return new Date(Math.max(0, Date.parse(updatedAt) - seconds * 1000)).toISOString();
  }

  async #find(filter: Document, options: FindOptions): Promise<ForeignRow[]> {
    return (await this.#documents(filter, options)).map((document) => this.#row(document));
  }

  #documents(filter: Document, options: FindOptions): Promise<Document[]> {
    return this.#run((collection) => collection.find(filter, { ...this.#options, ...options }).toArray());
  }

  #row(document: Document): ForeignRow {
    const values: JsonObject = Object.fromEntries(
      Object.entries(document).map(([name, value]): [string, Json] => [name, jsonOf(value)]),
    );
    const updatedAt = this.#updatedAt === undefined ? null : columnValue(values, this.#updatedAt);
    return { key: keyText(document["_id"]), updatedAt: typeof updatedAt === "string" ? updatedAt : null, values };
  }
}
