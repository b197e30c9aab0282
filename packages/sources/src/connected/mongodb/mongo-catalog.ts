import { type Mapping, namedColumns, type Problem } from "@throughline/model";
import type { Collection, Db, Document } from "mongodb";
import { type ForeignTable, MappingRefused } from "../foreign/foreign-database.ts";
import { typeOf } from "./mongo-value.ts";

const describedSample = 100;
const checkedSample = 500;
const deepest = 4;
const mostFields = 500;
const mostCollections = 200;
export const statementMs = 30_000;

/** The collections of a database with the fields of some of their documents. */
export async function describeCollections(db: Db): Promise<ForeignTable[]> {
  const names = await collectionNames(db);
  const tables: ForeignTable[] = [];
  for (const name of names.slice(0, mostCollections)) {
    const fields = fieldsOf(await firstAndLast(db.collection(name), describedSample));
    const columns = [...fields].map(([field, types]) => ({ name: field, type: [...types].toSorted().join(" | ") }));
    tables.push({ database: db.databaseName, name, columns, keys: [["_id"]] });
  }
  return tables;
}

async function collectionNames(db: Db): Promise<string[]> {
  const found = await db.listCollections({}, { nameOnly: true, maxTimeMS: statementMs }).toArray();
  return found.flatMap(({ name }) => (name.startsWith("system.") ? [] : [name])).toSorted();
}

async function firstAndLast(collection: Collection, limit: number): Promise<Document[]> {
  const options = { limit, maxTimeMS: statementMs };
  const first = await collection.find({}, { ...options, sort: { _id: 1 } }).toArray();
  return first.length < limit
    ? first
    : [...first, ...(await collection.find({}, { ...options, sort: { _id: -1 } }).toArray())];
}

/** Fields by their paths, with the types that they were seen with. */
function fieldsOf(documents: readonly Document[]): ReadonlyMap<string, ReadonlySet<string>> {
  const fields = new Map<string, Set<string>>();
  for (const document of documents) note(fields, document, "", 1);
  return fields;
}

function note(fields: Map<string, Set<string>>, document: Document, prefix: string, level: number): void {
  for (const [name, value] of Object.entries(document)) {
    const path = prefix + name;
    if (!fields.has(path) && fields.size >= mostFields) return;
    const type = typeOf(value);
    fields.set(path, (fields.get(path) ?? new Set()).add(type));
    if (type === "object" && level < deepest) note(fields, value, `${path}.`, level + 1);
  }
}

/** Throws `MappingRefused` with what the collection does not have. An empty collection has nothing to say against it. */
export async function checkMapping(db: Db, mapping: Mapping): Promise<void> {
  const problems: Problem[] = [];
  const complain = (code: string, message: string, path: Problem["path"]) => problems.push({ code, message, path });
  if (!(await collectionNames(db)).includes(mapping.table))
    complain("unknownTable", `There is no collection "${mapping.table}" that this connection may read.`, ["table"]);
  if (mapping.key.join() !== "_id") complain("notUnique", "The key of a collection is _id.", ["key"]);
  for (const column of namedColumns(mapping))
    if (/(^|\.)\$/.test(column))
      complain("wrongType", `"${column}" is an operator, not a field.`, pathTo(mapping, column));
  if (problems.length === 0) {
    const fields = fieldsOf(await firstAndLast(db.collection(mapping.table), checkedSample));
    for (const column of fields.size === 0 ? [] : namedColumns(mapping)) {
      const types = fields.get(column);
      const path = pathTo(mapping, column);
      if (!types) complain("unknownColumn", `No document that was looked at has a field "${column}".`, path);
      else if (column === mapping.updatedAt && !types.has("date"))
        complain(
          "wrongType",
          `"${column}" must hold dates. Leave updatedAt empty: all documents are compared then.`,
          path,
        );
    }
  }
  if (problems.length > 0) throw new MappingRefused(problems);
}

function pathTo(mapping: Mapping, column: string): Problem["path"] {
  if (mapping.updatedAt === column) return ["updatedAt"];
  return mapping.key.includes(column) ? ["key", mapping.key.indexOf(column)] : ["target"];
}
