import type { MongoClient } from "mongodb";
import { StoreUnavailable } from "../ports/lease.ts";
import { guarded } from "./mongo-errors.ts";

/** A client that reached nothing for so long is replaced: the driver may not see that its server is back. */
const longestSilenceMs = 5_000;

type Client = Pick<MongoClient, "close">;

/**
 * The client of one server, made when first used. It reconnects by itself; one whose first connection failed, or that
 * reached nothing for too long, is closed and the next use makes a new one.
 */
export class MongoConnection<C extends Client> {
  readonly #connect: () => Promise<C>;
  readonly #clock: () => number;
  #client: Promise<C> | undefined;
  #reachedAt = 0;

  constructor(connect: () => Promise<C>, clock: () => number = () => performance.now()) {
    this.#connect = connect;
    this.#clock = clock;
  }

  /** Runs one use of the store; throws StoreUnavailable where the store, not the use, is at fault. */
  async use<T>(act: (client: C) => Promise<T>): Promise<T> {
    return guarded(async () => {
      const connected = this.#connected();
      const client = await connected;
      try {
        const result = await guarded(() => act(client));
        this.#reachedAt = this.#clock();
        return result;
      } catch (error) {
        const gone = error instanceof StoreUnavailable && error.reason === "unreachable";
        if (gone && this.#clock() - this.#reachedAt > longestSilenceMs) this.#giveUp(connected);
        throw error;
      }
    });
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => undefined);
    this.#client = undefined;
    await client?.close();
  }

  #connected(): Promise<C> {
    this.#client ??= this.#connect().then(
      (client) => {
        this.#reachedAt = this.#clock();
        return client;
      },
      (error: unknown) => {
        this.#client = undefined;
        throw error;
      },
    );
    return this.#client;
  }

  /** Other uses of it may have done so already. What still runs on it fails, and is tried again like any loss. */
  #giveUp(connected: Promise<C>): void {
    if (this.#client !== connected) return;
    this.#client = undefined;
    connected.then((client) => client.close()).catch(() => undefined);
  }
}
