import { mkdirSync } from "node:fs";
import { basename, dirname } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import { StoreUnavailable } from "../ports/lease.ts";
import { sqliteError } from "./sqlite-errors.ts";
import type { SqliteAnswer, SqliteRequest, SqliteValue } from "./sqlite-messages.ts";

/** How long other processes' transactions are waited for before the store counts as locked. */
const defaultLockWaitMs = 8000;

interface Waiting {
  readonly resolve: (answer: SqliteAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One SQLite file, served by one worker thread. Writers of this process queue here; other processes are waited for, also
 * by the first reader: processes that open a new file at once lock each other out while one of them makes it a WAL.
 */
export class SqliteThread {
  readonly #path: string;
  readonly #lockWaitMs: number;
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | undefined;
  #lastId = 0;
  #writers: Promise<void> = Promise.resolve();

  constructor(path: string, lockWaitMs = defaultLockWaitMs) {
    this.#path = path;
    this.#lockWaitMs = lockWaitMs;
  }

  read(sql: string, parameters: readonly SqliteValue[]): Promise<SqliteAnswer> {
    return this.#patiently("read", sql, parameters);
  }

  /** One statement of its own transaction. */
  async write(sql: string, parameters: readonly SqliteValue[]): Promise<SqliteAnswer> {
    const release = await this.#takeTurn();
    try {
      return await this.#patiently("write", sql, parameters);
    } finally {
      release();
    }
  }

  /** Opens the one write transaction of this process; the answer of `commit` or `rollback` ends it. */
  async begin(): Promise<SqliteTransaction> {
    const release = await this.#takeTurn();
    // SQLite ends some failed transactions itself, so a rollback that finds none is no error.
    const rollback = () => this.#ask("write", "ROLLBACK", []).catch(() => undefined);
    const commit = async () => {
      try {
        await this.#ask("write", "COMMIT", []);
      } catch (error) {
        await rollback();
        throw error;
      }
    };
    try {
      await this.#patiently("write", "BEGIN IMMEDIATE", []);
    } catch (error) {
      release();
      throw error;
    }
    return {
      run: (sql, parameters) => this.#ask("write", sql, parameters),
      commit: () => commit().finally(release),
      rollback: async () => {
        await rollback();
        release();
      },
    };
  }

  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = undefined;
    if (!worker) return;
    const ended = new Promise<void>((resolve) => worker.once("exit", () => resolve()));
    worker.ref();
    worker.postMessage("close");
    await ended;
  }

  async #takeTurn(): Promise<() => void> {
    const turn = Promise.withResolvers<void>();
    const before = this.#writers;
    this.#writers = turn.promise;
    await before;
    return turn.resolve;
  }

  async #patiently(
    connection: SqliteRequest["connection"],
    sql: string,
    parameters: readonly SqliteValue[],
  ): Promise<SqliteAnswer> {
    const deadline = Date.now() + this.#lockWaitMs;
    for (;;) {
      try {
        return await this.#ask(connection, sql, parameters);
      } catch (error) {
        const locked = error instanceof StoreUnavailable && error.reason === "locked";
        if (!locked || Date.now() > deadline) throw error;
        await sleep(2 + Math.random() * 20);
      }
    }
  }

  #ask(
    connection: SqliteRequest["connection"],
    sql: string,
    parameters: readonly SqliteValue[],
  ): Promise<SqliteAnswer> {
    const request: SqliteRequest = { id: ++this.#lastId, connection, sql, parameters };
    return new Promise((resolve, reject) => {
      let worker: Worker;
      try {
        worker = this.#running();
      } catch (error) {
        reject(new StoreUnavailable(basename(this.#path), "unreachable", error));
        return;
      }
      if (this.#waiting.size === 0) worker.ref();
      this.#waiting.set(request.id, { resolve, reject });
      worker.postMessage(request);
    });
  }

  #running(): Worker {
    if (this.#worker) return this.#worker;
    mkdirSync(dirname(this.#path), { recursive: true });
    const worker = new Worker(new URL("./sqlite-worker.ts", import.meta.url), {
      workerData: this.#path,
      execArgv: ["--disable-warning=ExperimentalWarning"],
    });
    worker.unref();
    worker.on("message", (answer: SqliteAnswer) => this.#settle(worker, answer));
    worker.on("error", (error) => this.#failAll(worker, error));
    worker.on("exit", () => this.#failAll(worker, new Error("the store's thread ended")));
    this.#worker = worker;
    return worker;
  }

  #settle(worker: Worker, answer: SqliteAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    // An idle thread does not keep the process alive.
    if (this.#waiting.size === 0) worker.unref();
    if (answer.error) waiting?.reject(sqliteError(basename(this.#path), answer.error.code, answer.error.message));
    else waiting?.resolve(answer);
  }

  #failAll(worker: Worker, cause: Error): void {
    if (this.#worker === worker) this.#worker = undefined;
    const lost = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of lost) reject(new StoreUnavailable(basename(this.#path), "unreachable", cause));
  }
}

export interface SqliteTransaction {
  run(sql: string, parameters: readonly SqliteValue[]): Promise<SqliteAnswer>;
  commit(): Promise<void>;
  rollback(): Promise<void>;
}
