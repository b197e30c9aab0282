import { connect, createServer, type Server, type Socket } from "node:net";

/** A TCP relay between a store and its server that can be cut, and can lose replies. Listens on a free local port. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #sockets = new Set<Socket>();
  #refusing = true;
  #swallowing = false;
  /** Bytes of replies that still pass before every connection is cut. */
  #repliesLeft = Number.POSITIVE_INFINITY;
  port = 0;

  constructor(target: { host: string; port: number }) {
    this.#target = target;
    this.#server = createServer((client) => this.#relay(client));
  }

  /** Listens; connections are reset until `up`. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (typeof address === "object" && address) this.port = address.port;
  }

  up(): void {
    if (this.#swallowing) this.#cut();
    this.#refusing = false;
    this.#swallowing = false;
    this.#repliesLeft = Number.POSITIVE_INFINITY;
  }

  down(): void {
    this.#refusing = true;
    this.#cut();
  }

  /** Connections stay and new ones are taken, but nothing arrives any more on either side. */
  swallow(): void {
    this.#swallowing = true;
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Lets this many bytes of replies through, then cuts everything: the server acted, its answer is lost. */
  loseRepliesAfter(bytes: number): void {
    this.#repliesLeft = bytes;
  }

  async close(): Promise<void> {
    this.down();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #relay(client: Socket): void {
    if (this.#refusing) {
      client.destroy();
      return;
    }
    const server = connect(this.#target);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.#sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        this.#sockets.delete(socket);
        other.destroy();
      });
    }
    client.on("data", (chunk) => this.#swallowing || server.write(chunk));
    server.on("data", (chunk) => {
      if (this.#swallowing) return;
      this.#repliesLeft -= chunk.length;
      if (this.#repliesLeft < 0) this.down();
      else client.write(chunk);
    });
  }
}
