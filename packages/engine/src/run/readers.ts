import { setTimeout as pause } from "node:timers/promises";
import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { EngineError } from "../client/protocol.ts";

const againMs = 20;

/** Connections for questions, kept for the next one. */
export class Readers {
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];
  readonly #busy = new Set<DuckDBConnection>();
  #closed = false;

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    if (this.#closed) {
      connection.closeSync();
      throw new EngineError("unavailable", "The analysis copy is being opened anew. Ask again in a moment.");
    }
    this.#busy.add(connection);
    try {
      return await work(connection);
    } finally {
      this.#busy.delete(connection);
      if (this.#closed) connection.closeSync();
      else this.#idle.push(connection);
    }
  }

  /** Stops what is still running. The file is free only once every connection is closed, so that is waited for. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    while (this.#busy.size > 0) {
      for (const connection of this.#busy) connection.interrupt();
      await pause(againMs);
    }
  }
}
