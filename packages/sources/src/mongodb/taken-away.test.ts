import { afterAll, beforeAll, expect, test } from "vitest";
import type { Numbered } from "./insert-once.ts";
import { takeAway } from "./taken-away.ts";
import { type FakeMongo, fakeMongo } from "./testing/fake-mongo.ts";

/** What the server has: ids with their seq. */
const held = new Map<string, number>();

let fake: FakeMongo;
beforeAll(async () => {
  fake = await fakeMongo((_command, deletes) => {
    const gone = deletes.filter(({ q }) => held.get(q._id) === Number(q.seq ?? held.get(q._id)));
    for (const { q } of gone) held.delete(q._id);
    return { ok: 1, n: gone.length };
  });
});
afterAll(() => fake.stop());

test("what is stored again between the announcement and the deletion is announced once more before it goes", async () => {
  held.set("a", 1).set("b", 2);
  const announced: string[][] = [];
  const find = async () => [...held].map(([_id, seq]) => ({ _id, seq }));
  const deleted = await takeAway(fake.client.db("d").collection<Numbered>("events"), find, async (found) => {
    announced.push(found.map(({ _id, seq }) => `${_id}${seq}`));
    if (announced.length === 1) held.set("b", 9);
  });
  expect(announced).toEqual([["a1", "b2"], ["b9"]]);
  expect(deleted).toBe(2);
});

test("what another has deleted meanwhile is not waited for", async () => {
  held.set("a", 1);
  const find = async () => [...held].map(([_id, seq]) => ({ _id, seq }));
  const collection = fake.client.db("d").collection<Numbered>("events");
  expect(await takeAway(collection, find, async () => held.clear())).toBe(0);
});
