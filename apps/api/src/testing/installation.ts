import { mkdtemp, rm } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "@throughline/engine";
import { createEngine } from "@throughline/engine/host";
import {
  type ConnectedDatabases,
  connectedDatabases,
  openStores,
  type Role,
  SavedDefinitions,
  type Stores,
  type Workspace,
} from "@throughline/sources";
import { type Logger, pino } from "pino";
import { createUploads } from "../http/uploads.ts";
import type { ImportRunner } from "../import-process/import-runner.ts";
import { SegmentWatch } from "../modules/spell/segment-watch.ts";
import { withLastAnswers } from "../repo/last-answers.ts";
import { buildSchema } from "../schema/schema.ts";
import { createApiServer } from "../server.ts";
import { countCalls } from "./count-calls.ts";

export const workspace: Workspace = {
  id: "w",
  name: "Test",
  timeZone: "Europe/Berlin",
  weekStart: "monday",
  currency: "EUR",
  customerNoun: "customer",
  accountNoun: "account",
  createdAt: 0,
};

/** Noon in Berlin, 22 November 2026: the instant of every request. */
export const now = Date.parse("2026-11-22T11:00:00Z");

export interface Answer {
  readonly status: number;
  readonly body: {
    readonly data?: unknown;
    readonly errors?: readonly { message: string; extensions: { code: string } }[];
  };
  readonly text: string;
}

export interface Ask {
  readonly variables?: Readonly<Record<string, unknown>>;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Installation {
  readonly url: string;
  readonly home: string;
  readonly stores: Stores;
  readonly engine: Engine;
  /** Names of the store reads since the last `calls.length = 0`. */
  readonly calls: string[];
  /** What went wrong, as logged. */
  readonly logged: string[];
  ask(query: string, options?: Ask): Promise<Answer>;
  token(role: Role, ownerId?: string): Promise<string>;
  stop(): Promise<void>;
}

const noImports: ImportRunner = {
  start: async () => ({ state: "failed", message: "No imports in this test." }),
  stop: async () => undefined,
};

/** A real API on a free port over SQLite stores in a temporary home and the engine in this process. */
export async function startInstallation(
  fill: (stores: Stores) => Promise<void>,
  options: {
    readonly imports?: ImportRunner;
    readonly databases?: ConnectedDatabases;
    /** Absent: loopback, where this machine needs no token. */
    readonly loopbackOnly?: boolean;
    /** The instant of a request, milliseconds; absent: always `now`. */
    readonly clock?: () => number;
    readonly breakable?: (stores: Stores, engine: Engine) => [Stores, Engine];
  } = {},
): Promise<Installation> {
  const home = await mkdtemp(join(tmpdir(), "throughline-api-"));
  const opened = await openStores({ home });
  await opened.control.migrate();
  await opened.control.putWorkspace(workspace);
  await (await opened.documents("w")).migrate();
  await (await opened.business("w")).migrate();
  await fill(opened);
  const made = createEngine({
    directory: join(home, "engine"),
    workspace: async (id) =>
      id === "w"
        ? {
            zone: workspace.timeZone,
            settings: await opened.control.settings(id),
            stores: { documents: await opened.documents(id), business: await opened.business(id) },
          }
        : undefined,
  });
  await made.sync("w");
  const [stores, engine] = options.breakable?.(opened, made) ?? [opened, made];
  const calls: string[] = [];
  const logged: string[] = [];
  let ids = 0;
  const nextId = (): string => {
    ids += 1;
    return `id-${ids.toString().padStart(8, "0")}`;
  };
  const server = await createApiServer({
    schema: buildSchema(),
    stores: countCalls(stores, calls),
    engine: withLastAnswers(engine),
    databases: options.databases ?? connectedDatabases([]),
    log: logInto(logged),
    clock: options.clock ?? (() => now),
    nextId,
    deadlineMs: 20_000,
    home,
    version: "test",
    collectorUrl: "http://127.0.0.1:4401",
    loopbackOnly: options.loopbackOnly ?? true,
    webDirectory: join(home, "web"),
    imports: options.imports ?? noImports,
    definitions: new SavedDefinitions(stores),
    segmentWatch: new SegmentWatch(stores, 50),
    uploads: createUploads({
      directory: join(home, "uploads"),
      largestBytes: 1_000_000,
      nextId,
    }),
  });
  const { promise, resolve } = Promise.withResolvers<void>();
  server.http.listen(0, "127.0.0.1", resolve);
  await promise;
  const url = `http://127.0.0.1:${(server.http.address() as AddressInfo).port}`;
  return {
    url,
    home,
    stores: opened,
    engine: made,
    calls,
    logged,
    ask: (query, asked) => ask(url, query, asked),
    token: async (role, ownerId) => {
      const about = { workspaceId: "w", role, label: role, ...(ownerId === undefined ? {} : { ownerId }) };
      return (await opened.control.createToken(about)).secret;
    },
    stop: async () => {
      await server.stop();
      await made.close();
      await opened.close();
      await rm(home, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

async function ask(url: string, query: string, { variables, token, headers }: Ask = {}): Promise<Answer> {
  const answer = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    body: JSON.stringify({ query, variables }),
  });
  const text = await answer.text();
  return { status: answer.status, body: JSON.parse(text) as Answer["body"], text };
}

function logInto(lines: string[]): Logger {
  return pino({ level: "warn" }, { write: (line: string) => void lines.push(line) });
}
