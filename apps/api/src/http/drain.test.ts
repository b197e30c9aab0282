import { createServer, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { test } from "vitest";
import { drainable } from "./drain.ts";

async function listening(http: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>();
  http.listen(0, "127.0.0.1", resolve);
  await promise;
  return (http.address() as AddressInfo).port;
}

async function open(port: number, text = ""): Promise<{ socket: Socket; received: () => string }> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const socket = connect(port, "127.0.0.1", resolve);
  let received = "";
  socket.on("data", (chunk: Buffer) => {
    received += chunk.toString();
  });
  socket.on("error", () => undefined);
  await promise;
  socket.write(text);
  return { socket, received: () => received };
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 5));
}

const ask = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

test("connections that a browser keeps open, asked on or not, do not hold the end up", async () => {
  const http = createServer((_request, response) => response.end("done"));
  const drain = drainable(http);
  const port = await listening(http);
  const kept = await open(port, ask);
  const unused = await open(port);
  await until(() => kept.received().includes("done"));
  await drain(600_000);
  await until(() => kept.socket.destroyed || kept.socket.readableEnded);
  unused.socket.destroy();
});

test("what was asked before the end is still answered, on a connection that is then closed", async () => {
  let answer = (): void => undefined;
  const http = createServer((_request, response) => {
    answer = () => response.end("late");
  });
  const asked = new Promise((resolve) => http.once("request", resolve));
  const drain = drainable(http);
  const { received } = await open(await listening(http), ask);
  await asked;
  const drained = drain(10_000);
  answer();
  await drained;
  await until(() => received().includes("late"));
});

test("what never ends is cut off after the patience", async () => {
  const http = createServer(() => undefined);
  const asked = new Promise((resolve) => http.once("request", resolve));
  const drain = drainable(http);
  const { socket } = await open(await listening(http), ask);
  await asked;
  await drain(50);
  await until(() => socket.destroyed || socket.readableEnded || socket.closed);
});
