import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** Connections for questions, kept for the next one. */
export class Readers {
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];
  readonly #busy = new Set<DuckDBConnection>();

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  get busy(): number {
    return this.#busy.size;
  }

  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    this.#busy.add(connection);
    try {
      return await work(connection);
    } finally {
      this.#busy.delete(connection);
      this.#idle.push(connection);
    }
  }

  /** Stops what is still running. */
  close(): void {
    for (const connection of this.#busy) connection.interrupt();
    for (const connection of this.#idle) connection.closeSync();
    this.#idle.length = 0;
  }
}
