import { type Document, Long } from "mongodb";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { StoreUnavailable } from "../ports/lease.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { insertNew, type Numbered } from "./insert-once.ts";
import { guarded } from "./mongo-errors.ts";
import { type FakeMongo, fakeMongo } from "./testing/fake-mongo.ts";

/** What a server says to an insert; null: it hangs up. */
let answer: Document | null = null;
/** What it says before that. */
const answers: Document[] = [];
const inserted: string[][] = [];

let fake: FakeMongo;
beforeAll(async () => {
  fake = await fakeMongo((_command, documents) => {
    inserted.push(documents.map(({ _id }) => String(_id)));
    return answers.shift() ?? answer;
  });
});
beforeEach(() => {
  answer = null;
});
afterAll(() => fake.stop());

const rows = [1, 2, 3].map((n) => ({ _id: `m${n}`, seq: Long.fromNumber(n) }));
const inserting = () => guarded(() => insertNew(fake.client.db("d").collection<Numbered>("events"), rows));
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
  const collection = fake.client.db("d").collection<Numbered>("events");
  await expect(guarded(() => insertNew(collection, [large]))).rejects.toBeInstanceOf(RefusedValue);
  for (const code of [10_334, 17_419]) {
    answer = { ok: 1, n: 2, writeErrors: [failure(1, code)] };
    await expect(inserting()).rejects.toBeInstanceOf(RefusedValue);
  }
});
