import { createServer, type Socket } from "node:net";
import { BSON, type Document, Long, MongoClient } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { StoreUnavailable } from "../ports/lease.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { insertNew, type Numbered } from "./insert-once.ts";
import { guarded } from "./mongo-errors.ts";

/** What a server says to an insert; undefined: it hangs up. */
let answer: Document | undefined;
/** What it says before that. */
const answers: Document[] = [];
const inserted: string[][] = [];
const greeting = {
  ok: 1,
  isWritablePrimary: true,
  maxWireVersion: 25,
  minWireVersion: 0,
  maxBsonObjectSize: 16_777_216,
};
const limits = { maxMessageSizeBytes: 48_000_000, maxWriteBatchSize: 100_000 };

/** Speaks as much of MongoDB's protocol as the real driver needs to send an insert. */
const server = createServer((socket) => {
  let waiting = Buffer.alloc(0);
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    waiting = Buffer.concat([waiting, chunk]);
    while (waiting.length >= 4 && waiting.length >= waiting.readInt32LE(0)) {
      const message = waiting.subarray(0, waiting.readInt32LE(0));
      waiting = waiting.subarray(message.length);
      const command = BSON.deserialize(message.subarray(21, 21 + message.readInt32LE(21)));
      if (!("insert" in command)) reply(socket, message.readInt32LE(4), { ...greeting, ...limits });
      else answerInsert(socket, message.readInt32LE(4), documentsOf(message));
    }
  });
});

/** The ids of what is inserted: a sequence of documents with a name, behind the command. */
function documentsOf(message: Buffer): string[] {
  const found: string[] = [];
  let at = 21 + message.readInt32LE(21) + 5;
  for (at = message.indexOf(0, at) + 1; at < message.length; at += message.readInt32LE(at))
    found.push(String(BSON.deserialize(message.subarray(at, at + message.readInt32LE(at)))["_id"]));
  return found;
}

function answerInsert(socket: Socket, to: number, ids: string[]): void {
  inserted.push(ids);
  const said = answers.shift() ?? answer;
  if (said) reply(socket, to, said);
  else socket.destroy();
}

function reply(socket: Socket, to: number, document: Document): void {
  const body = BSON.serialize(document);
  const head = Buffer.alloc(21);
  for (const [at, value] of [21 + body.length, 0, to, 2013, 0].entries()) head.writeInt32LE(value, at * 4);
  socket.write(Buffer.concat([head, body]));
}

let client: MongoClient;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  client = new MongoClient(`mongodb://127.0.0.1:${port}/?directConnection=true`, { serverApi: "1" });
});
beforeEach(() => {
  answer = undefined;
});
afterAll(async () => {
  await client.close();
  server.close();
});

const rows = [1, 2, 3].map((n) => ({ _id: `m${n}`, seq: Long.fromNumber(n) }));
const inserting = () => guarded(() => insertNew(client.db("d").collection<Numbered>("events"), rows));
const large = { _id: "large", seq: Long.fromNumber(4), body: "x".repeat(17_000_000) };
const failure = (index: number, code: number) => ({ index, code, errmsg: "no" });

test("what was there already is told", async () => {
  answer = { ok: 1, n: 2, writeErrors: [failure(1, 11_000)] };
  expect(await inserting()).toEqual(["m2"]);
});

test("what crossed another's write is written again, and only that", async () => {
  const inserts = inserted.length;
  answers.push({ ok: 1, n: 1, writeErrors: [failure(0, 11_000), failure(2, 112)] });
  answer = { ok: 1, n: 1 };
  expect(await inserting()).toEqual(["m1"]);
  expect(inserted.slice(inserts)).toEqual([["m1", "m2", "m3"], ["m3"]]);
});

test("a connection lost in the middle of an insert is not an insert: the store is away", async () => {
  await expect(inserting()).rejects.toBeInstanceOf(StoreUnavailable);
});

test("nor is one that the server does not vouch for", async () => {
  answer = { ok: 1, n: 3, writeConcernError: { code: 64, errmsg: "waiting for replication timed out" } };
  await expect(inserting()).rejects.toBeInstanceOf(StoreUnavailable);
  answer = { ...answer, n: 2, writeErrors: [failure(0, 11_000)] };
  await expect(inserting()).rejects.toBeInstanceOf(StoreUnavailable);
});

test("one that is refused for itself is the caller's to hear of", async () => {
  answer = { ok: 1, n: 1, writeErrors: [failure(0, 11_000), failure(1, 2)] };
  await expect(inserting()).rejects.toMatchObject({ code: 11_000 });
});

test("what is larger than a document may be is refused for what it is, whether driver or server says so", async () => {
  const collection = client.db("d").collection<Numbered>("events");
  await expect(guarded(() => insertNew(collection, [large]))).rejects.toBeInstanceOf(RefusedValue);
  for (const code of [10_334, 17_419]) {
    answer = { ok: 1, n: 2, writeErrors: [failure(1, code)] };
    await expect(inserting()).rejects.toBeInstanceOf(RefusedValue);
  }
});
