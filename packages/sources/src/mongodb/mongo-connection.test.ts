import { MongoClientClosedError, MongoNetworkError } from "mongodb";
import { expect, test } from "vitest";
import { StoreUnavailable } from "../ports/lease.ts";
import { MongoConnection } from "./mongo-connection.ts";

function setUp() {
  let now = 1_000;
  const clients: { closed: boolean; close: () => Promise<void> }[] = [];
  const connection = new MongoConnection(
    async () => {
      const client = {
        closed: false,
        close: async () => {
          client.closed = true;
        },
      };
      clients.push(client);
      return client;
    },
    () => now,
  );
  const works = () => connection.use(async (client) => clients.indexOf(client));
  const fails = (error: Error = new MongoNetworkError("reset")) =>
    connection.use(async () => {
      throw error;
    });
  return { clients, connection, works, fails, pass: (ms: number) => (now += ms) };
}

test("a client that reaches nothing for a moment stays", async () => {
  const { clients, works, fails, pass } = setUp();
  expect(await works()).toBe(0);
  pass(4_000);
  await expect(fails()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(await works()).toBe(0);
  pass(4_000);
  await expect(fails()).rejects.toBeInstanceOf(StoreUnavailable);
  expect(clients.map(({ closed }) => closed)).toEqual([false]);
});

test("a client that reaches nothing for long is closed, once, and the next use makes another", async () => {
  const { clients, works, fails, pass } = setUp();
  await works();
  pass(6_000);
  await expect(Promise.allSettled([fails(), fails()])).resolves.toMatchObject([
    { reason: expect.any(StoreUnavailable) },
    { reason: expect.any(StoreUnavailable) },
  ]);
  expect(await works()).toBe(1);
  expect(clients.map(({ closed }) => closed)).toEqual([true, false]);
});

test("what still ran on a client that was closed may be tried again", async () => {
  const { fails } = setUp();
  await expect(fails(new MongoClientClosedError())).rejects.toBeInstanceOf(StoreUnavailable);
});

test("an error of the use itself closes nothing", async () => {
  const { clients, works, fails, pass } = setUp();
  await works();
  pass(60_000);
  await expect(fails(new TypeError("odd"))).rejects.toThrow("odd");
  expect(await works()).toBe(0);
  expect(clients).toHaveLength(1);
});
