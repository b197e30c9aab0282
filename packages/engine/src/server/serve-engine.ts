import { chmod, rm } from "node:fs/promises";
import { connect, createServer, type Server, type Socket } from "node:net";
import { encodeFrame, FrameReader, FrameTooLarge } from "../client/frames.ts";
import { type Method, methods, type Request, type Response, type Usage } from "../client/messages.ts";
import { type Engine, EngineError, type EngineProblem } from "../client/protocol.ts";

export interface EngineServer {
  close(): Promise<void>;
}

/** What can be called, by its name. */
type Served = Readonly<Record<Method, (...args: never[]) => unknown>>;

const maxCallsPerSocket = 256;

/**
 * Serves an engine on a Unix socket that only this user can open. `onFault` is told about errors that are not the
 * caller's; the caller gets a sentence without internals.
 * `nudge` is told of arrived rows. Throws when another engine answers there already.
 */
export async function serveEngine(
  engine: Engine,
  path: string,
  onFault: (cause: unknown) => void,
  nudge: (workspaceId: string) => void = () => undefined,
): Promise<EngineServer> {
  const served: Served = { ...engine, nudge, usage };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    attend(socket, served, onFault);
  });
  if (await isServed(path)) throw new Error("Another engine of this installation is running already.");
  await rm(path, { force: true });
  await listen(server, path);
  await chmod(path, 0o600);
  return {
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await rm(path, { force: true });
    },
  };
}

/** Whether someone answers there: a socket that a killed process left behind does not. */
function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(path, resolve);
  });
}

function attend(socket: Socket, engine: Served, onFault: (cause: unknown) => void): void {
  const reader = new FrameReader();
  let open = 0;
  const answer = async (message: unknown) => {
    if (!isRequest(message) || open >= maxCallsPerSocket) {
      socket.destroy();
      return;
    }
    open++;
    const response = await respond(engine, message, onFault);
    open--;
    if (!socket.destroyed) socket.write(framed(response));
  };
  socket.on("data", (chunk: Buffer) => {
    try {
      for (const message of reader.push(chunk)) answer(message).catch(onFault);
    } catch {
      socket.destroy();
    }
  });
}

function framed(response: Response): Buffer {
  try {
    return encodeFrame(response);
  } catch (cause) {
    if (!(cause instanceof FrameTooLarge)) throw cause;
    const message = "The answer is too large to send. Ask for fewer rows.";
    return encodeFrame({ id: response.id, error: { problem: "badPlan", message } });
  }
}

async function respond(engine: Served, request: Request, onFault: (cause: unknown) => void): Promise<Response> {
  try {
    return { id: request.id, value: await call(engine, request) };
  } catch (cause) {
    if (cause instanceof EngineError) return failed(request.id, cause.problem, cause.message);
    onFault(cause);
    return failed(request.id, "unavailable", "The analysis engine could not answer. The data is safe in the stores.");
  }
}

function failed(id: number, problem: EngineProblem, message: string): Response {
  return { id, error: { problem, message } };
}

function call(engine: Served, { method, args }: Request): unknown {
  const target: Readonly<Record<string, unknown>> = { ...engine };
  const work = target[method];
  if (typeof work !== "function") throw new EngineError("badPlan", `There is no call "${method}".`);
  return work(...args);
}

function usage(): Usage {
  return { ...process.cpuUsage(), rss: process.memoryUsage.rss() };
}

function isRequest(message: unknown): message is Request {
  if (typeof message !== "object" || message === null) return false;
  const { id, method, args } = message as Partial<Request>;
  return typeof id === "number" && Array.isArray(args) && methods.some((known) => known === method);
}
