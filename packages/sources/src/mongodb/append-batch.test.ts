import { Long } from "mongodb";
import { afterAll, beforeAll, expect, test } from "vitest";
import { RefusedValue } from "../ports/refused-value.ts";
import { appendBatch } from "./append-batch.ts";
import { Sequence } from "./sequence.ts";
import { type FakeMongo, fakeMongo } from "./testing/fake-mongo.ts";

const trait = { value: 1, timestamp: 1, source: "web", messageId: "m" };
const traits = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`t${i}`, trait]));
const profile = {
  _id: "user:u",
  seq: Long.fromNumber(1),
  rev: 1,
  by: "",
  createdAt: 1,
  traits: JSON.stringify(traits),
};
const used: string[] = [];

let fake: FakeMongo;
beforeAll(async () => {
  fake = await fakeMongo((command) => {
    used.push(Object.keys(command)[0] ?? "");
    return "find" in command
      ? { ok: 1, cursor: { id: Long.ZERO, ns: "d.profiles", firstBatch: [profile] } }
      : { ok: 1, n: 1, nModified: 1 };
  });
});
afterAll(() => fake.stop());

test("a batch that is refused is refused before anything is written: it leaves no range that is fenced for ever", async () => {
  const db = fake.client.db("d");
  const written = {
    events: db.collection<{ _id: string; seq: Long }>("events"),
    identity: db.collection<{ _id: string; seq: Long }>("identity"),
    profiles: db.collection<typeof profile>("profiles"),
  };
  const lease = { token: "t", from: 2, size: 1, expiresAt: Date.now() + 60_000 };
  const profiles = [{ id: "user:u", createdAt: 1, traits: { more: trait } }];
  const appending = appendBatch(written, new Sequence(db.collection("sequence")), lease, {
    events: [],
    profiles,
    identity: [],
  });
  await expect(appending).rejects.toBeInstanceOf(RefusedValue);
  expect(used).toEqual(["find", "update"]);
});
