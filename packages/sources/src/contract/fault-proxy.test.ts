import { once } from "node:events";
import { connect, createServer, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { FaultProxy } from "./fault-proxy.ts";

/** Answers each line with itself, and remembers what it was told. */
const heard: string[] = [];
const server = createServer((socket) => {
  socket.on("error", () => undefined);
  socket.on("data", (chunk) => {
    heard.push(String(chunk));
    socket.write(chunk);
  });
});
let proxy: FaultProxy;
const clients: Socket[] = [];

/** A row of numbers between 0 and 1 that is the same every time. */
function numbers(): () => number {
  let at = 0;
  return () => (at++ * 0.618) % 1;
}

beforeEach(async () => {
  heard.length = 0;
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  proxy = new FaultProxy(
    { host: "127.0.0.1", port: typeof address === "object" && address ? address.port : 0 },
    numbers(),
  );
  await proxy.listen();
  proxy.up();
});
afterEach(async () => {
  for (const client of clients.splice(0)) client.destroy();
  await proxy.close();
  await new Promise((resolve) => server.close(resolve));
});

interface Client {
  readonly socket: Socket;
  said(): string;
  /** Why it ended: an error's code, or "closed"; undefined while it is open. */
  end(): string | undefined;
}

async function client(): Promise<Client> {
  const socket = connect(proxy.port, "127.0.0.1");
  clients.push(socket);
  let said = "";
  let end: string | undefined;
  socket.on("data", (chunk) => (said += String(chunk)));
  socket.on("error", (error) => (end ??= "code" in error ? String(error.code) : error.message));
  socket.on("close", () => (end ??= "closed"));
  await Promise.race([once(socket, "connect"), once(socket, "close")]).catch(() => undefined);
  return { socket, said: () => said, end: () => end };
}

const quickly = { timeout: 5000, interval: 5 };

describe("a connection through the proxy", () => {
  it("carries everything unchanged, and an end in one direction leaves the other", async () => {
    const one = await client();
    const text = "x".repeat(3_000_000);
    one.socket.end(text);
    await expect.poll(() => one.said().length, quickly).toBe(text.length);
    await expect.poll(one.end, quickly).toBe("closed");
  });

  it("F1 down: open ones are cut, new ones are not taken, until it is up", async () => {
    const one = await client();
    proxy.inflict("F1");
    await expect.poll(one.end, quickly).toBeDefined();
    const two = await client();
    await expect.poll(two.end, quickly).toBeDefined();
    proxy.up();
    const three = await client();
    three.socket.write("hello");
    await expect.poll(three.said, quickly).toBe("hello");
  });

  it("F2: a part of the reply, then a reset", async () => {
    const one = await client();
    proxy.inflict("F2");
    one.socket.write("y".repeat(100));
    await expect.poll(one.end, quickly).toBe("ECONNRESET");
    expect(heard.join("")).toHaveLength(100);
  });

  it("F3 and F8: open, and silent; after its end everybody begins anew", async () => {
    for (const fault of ["F3", "F8"] as const) {
      proxy.inflict(fault);
      const one = await client();
      one.socket.write("lost");
      await sleep(80);
      expect([one.said(), one.end()]).toEqual(["", undefined]);
      proxy.up();
      await expect.poll(one.end, quickly).toBeDefined();
    }
    expect(heard).toEqual([]);
  });

  it("F4: down and up again by itself", async () => {
    proxy.flap(60, 60);
    const seen = new Set<string>();
    const until = performance.now() + 5000;
    while (seen.size < 2 && performance.now() < until) {
      const one = await client();
      one.socket.write("z");
      await sleep(20);
      seen.add(one.said() === "z" ? "up" : "down");
    }
    expect(seen).toEqual(new Set(["up", "down"]));
  });

  it("F5: the server acts, its reply is lost", async () => {
    const one = await client();
    proxy.inflict("F5");
    one.socket.write("acted");
    await expect.poll(one.end, quickly).toBeDefined();
    expect([one.said(), heard]).toEqual(["", ["acted"]]);
  });

  it("F6: later, in order", async () => {
    proxy.disturb({ requests: { latency: { ms: 60, jitter: 40 } }, replies: { latency: { ms: 60, jitter: 40 } } });
    const one = await client();
    const from = performance.now();
    for (const letter of "abcdef") {
      one.socket.write(letter);
      await sleep(2);
    }
    await expect.poll(one.said, quickly).toBe("abcdef");
    expect(performance.now() - from).toBeGreaterThan(40);
  });

  it("F7: in slices of 1 to 3 bytes, a kilobyte a second", async () => {
    proxy.inflict("F7");
    const one = await client();
    const from = performance.now();
    one.socket.write("s".repeat(60));
    await expect.poll(() => one.said().length, quickly).toBe(60);
    expect(performance.now() - from).toBeGreaterThan(40);
    expect(heard.length).toBeGreaterThan(1);
  });

  it("a toxicity concerns that share of the connections", async () => {
    proxy.disturb({ replies: { limitData: 0 }, toxicity: 0.5 });
    const all = await Promise.all(Array.from({ length: 12 }, client));
    for (const one of all) one.socket.write("q");
    const ended = () => all.filter((one) => one.said() === "q" || one.end() !== undefined).length;
    await expect.poll(ended, quickly).toBe(12);
    const through = all.filter((one) => one.said() === "q").length;
    expect(through).toBeGreaterThan(2);
    expect(through).toBeLessThan(10);
  });

  it("a slow close keeps the other end waiting", async () => {
    proxy.disturb({ replies: { slowClose: 150 } });
    const one = await client();
    const from = performance.now();
    one.socket.end("bye");
    await expect.poll(one.end, quickly).toBe("closed");
    expect([one.said(), performance.now() - from > 140]).toEqual(["bye", true]);
  });
});
