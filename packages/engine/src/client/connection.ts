import { connect, type Socket } from "node:net";
import { encodeFrame, FrameReader } from "./frames.ts";
import type { Method, Response } from "./messages.ts";
import { EngineError } from "./protocol.ts";

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** One socket to the engine, with the calls that wait on it. When it breaks, all of them fail at once. */
export class Connection {
  readonly #socket: Socket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #reader = new FrameReader();
  #next = 1;

  private constructor(socket: Socket, onEnd: () => void) {
    this.#socket = socket;
    socket.on("data", (chunk: Buffer) => this.#receive(chunk));
    socket.on("error", () => socket.destroy());
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(unavailable());
      this.#waiting.clear();
      onEnd();
    });
  }

  static open(path: string, timeoutMs: number, onEnd: () => void): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(path);
      const fail = () => {
        clearTimeout(timer);
        socket.destroy();
        reject(unavailable());
      };
      const timer = setTimeout(fail, timeoutMs);
      socket.once("error", fail);
      socket.once("connect", () => {
        clearTimeout(timer);
        socket.off("error", fail);
        resolve(new Connection(socket, onEnd));
      });
    });
  }

  call(method: Method, args: readonly unknown[]): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      const frame = encodeFrame({ id, method, args });
      this.#waiting.set(id, { resolve, reject });
      this.#socket.write(frame);
    });
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    try {
      for (const message of this.#reader.push(chunk)) this.#settle(message as Response);
    } catch {
      this.#socket.destroy();
    }
  }

  #settle(response: Response): void {
    const waiting = this.#waiting.get(response.id);
    this.#waiting.delete(response.id);
    if ("error" in response) waiting?.reject(new EngineError(response.error.problem, response.error.message));
    else waiting?.resolve(response.value);
  }
}

export function unavailable(): EngineError {
  return new EngineError("unavailable", "The analysis engine is not running. It restarts by itself; the data is safe.");
}
