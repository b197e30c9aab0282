import { connect, createServer, type Server, type Socket } from "node:net";
import { Flow, type Toxics } from "./toxics.ts";

/** What is wrong between a client and its server, each way. `toxicity`: the share of connections that it concerns. */
export interface Disturbance {
  readonly requests?: Toxics;
  readonly replies?: Toxics;
  readonly toxicity?: number;
}

/** The faults of the reliability rules, by their codes. */
export type Fault = "F1" | "F2" | "F3" | "F4" | "F5" | "F6" | "F7" | "F8";

const slow: Toxics = { latency: { ms: 2500, jitter: 2500 } };
const trickle: Toxics = { slicer: { least: 1, most: 3 }, bandwidth: 1024 };

/** Every fault at its full strength; F6 is a round trip of 5 s, give or take 5 s. */
const faults: Readonly<Record<Fault, (proxy: FaultProxy) => void>> = {
  F1: (proxy) => proxy.down(),
  F2: (proxy) => proxy.disturb({ replies: { resetPeer: 40 } }),
  F3: (proxy) => proxy.swallow(),
  F4: (proxy) => proxy.flap(1000, 1000),
  F5: (proxy) => proxy.loseRepliesAfter(0),
  F6: (proxy) => proxy.disturb({ requests: slow, replies: slow }),
  F7: (proxy) => proxy.disturb({ requests: trickle, replies: trickle }),
  F8: (proxy) => proxy.halfOpen(),
};

/** A TCP relay between a client and its server in which a test makes things go wrong. Listens on a free local port. */
export class FaultProxy {
  readonly #server: Server;
  readonly #target: { readonly host: string; readonly port: number };
  readonly #random: () => number;
  readonly #sockets = new Set<Socket>();
  #refusing = true;
  #halfOpen = false;
  #disturbance: Disturbance = {};
  /** Bytes of replies, of all connections together, that still pass before every connection is cut. */
  #repliesLeft = Number.POSITIVE_INFINITY;
  #flapping: NodeJS.Timeout | undefined;
  port = 0;

  /** `random` decides jitter, sizes and which connections are concerned: a seeded one makes a run repeatable. */
  constructor(target: { host: string; port: number }, random: () => number = Math.random) {
    this.#target = target;
    this.#random = random;
    this.#server = createServer({ allowHalfOpen: true }, (client) => this.#relay(client));
  }

  /** Listens; connections are reset until `up`. */
  async listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
    const address = this.#server.address();
    if (typeof address === "object" && address) this.port = address.port;
  }

  /** All is well: new connections are, and those that lost something are cut. */
  up(): void {
    if (this.#halfOpen || this.#disturbance.requests?.timeout || this.#disturbance.replies?.timeout) this.#cut();
    this.#restore();
    this.#refusing = false;
  }

  down(): void {
    this.#restore();
    this.#refuse();
  }

  /** Connections stay and new ones are taken, but nothing arrives any more on either side. */
  swallow(): void {
    this.disturb({ requests: { timeout: true }, replies: { timeout: true } });
  }

  /** New connections are taken and never answered; those that were open are cut. */
  halfOpen(): void {
    this.#halfOpen = true;
    this.#cut();
  }

  disturb(disturbance: Disturbance): void {
    this.#disturbance = disturbance;
  }

  /** Down for so many ms, up for so many ms, and so on until `up` or `down`. */
  flap(upMs: number, downMs: number): void {
    const turn = (refusing: boolean) => {
      if (refusing) this.#refuse();
      else this.#refusing = false;
      this.#flapping = setTimeout(() => turn(!refusing), refusing ? downMs : upMs);
    };
    turn(true);
  }

  /** Lets this many bytes of replies through, then is down: the server acted, its answer is lost. */
  loseRepliesAfter(bytes: number): void {
    this.#repliesLeft = bytes;
  }

  inflict(fault: Fault): void {
    faults[fault](this);
  }

  async close(): Promise<void> {
    this.down();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  #restore(): void {
    clearTimeout(this.#flapping);
    this.#halfOpen = false;
    this.#disturbance = {};
    this.#repliesLeft = Number.POSITIVE_INFINITY;
  }

  #refuse(): void {
    this.#refusing = true;
    this.#cut();
  }

  #cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  #relay(client: Socket): void {
    if (this.#refusing) {
      client.destroy();
      return;
    }
    this.#track(client);
    if (this.#halfOpen) return;
    const server = connect({ ...this.#target, allowHalfOpen: true });
    this.#track(server);
    for (const [socket, other] of [
      [client, server],
      [server, client],
    ] as const) {
      // A connection that ended in order is ended by its flow, in its time.
      socket.on("close", () => socket.readableEnded || other.destroy());
    }
    const luck = this.#random();
    const wrong = (way: "requests" | "replies") => (): Toxics => {
      const { toxicity = 1 } = this.#disturbance;
      return (luck < toxicity && this.#disturbance[way]) || {};
    };
    server.on("data", (chunk) => {
      this.#repliesLeft -= chunk.length;
      if (this.#repliesLeft < 0) this.down();
    });
    new Flow(client, server, wrong("requests"), this.#random);
    new Flow(server, client, wrong("replies"), this.#random);
  }

  #track(socket: Socket): void {
    this.#sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => this.#sockets.delete(socket));
  }
}
