import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { reach } from "@throughline/sources";
import type { Logger } from "pino";
import { KeysUnavailable } from "../keys/known-keys.ts";
import type { Admission } from "./admission.ts";
import { answerJson, answerPreflight, answerRefusal, answerScript, answerTaken, notFound } from "./answer.ts";
import { type BrowserFiles, browserSettings } from "./browser-files.ts";
import { type IntakeParts, takeRequest } from "./intake-request.ts";
import { Refusal } from "./refusal.ts";
import { type Route, routeOf } from "./routes.ts";

const patienceMs = 5_000;
const failed = new Refusal(500, "Something failed. Nothing was taken; send it again.", { retryAfter: 5 });
const writeKeys = /^[\w-]{1,100}$/;

export interface ServerParts extends IntakeParts {
  readonly admission: Admission;
  readonly files: BrowserFiles;
  /** Where browsers reach the collector; undefined: as they asked for it. */
  readonly url: string | undefined;
  readonly readiness: (draining: boolean) => Promise<{ readonly ready: boolean }>;
  readonly log: IntakeParts["log"];
  readonly logger: Logger;
}

export interface CollectorServer {
  readonly http: Server;
  /** Takes no new connection, answers what was asked, then closes all. */
  stop(): Promise<void>;
}

/** Segment's HTTP API. Answers 2xx when every message of the request is on disk, and not before. */
export function createCollectorServer(parts: ServerParts): CollectorServer {
  let draining = false;
  let running = 0;
  let idle = (): void => undefined;
  const http = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000, connectionsCheckingInterval: 2_000, maxHeaderSize: 16_384 },
    (request, response) => {
      running += 1;
      response.shouldKeepAlive &&= !draining;
      response.once("close", () => {
        running -= 1;
        if (running === 0) idle();
      });
      handle(parts, request, response, draining).catch((error: unknown) =>
        fail(parts.logger, request, response, error),
      );
    },
  );
  http.maxConnections = 1_000;
  http.keepAliveTimeout = 65_000;
  return {
    http,
    async stop() {
      draining = true;
      reach("stop.drain");
      const closed = new Promise<void>((resolve) => http.close(() => resolve()));
      const { promise, resolve } = Promise.withResolvers<void>();
      idle = resolve;
      const timer = setTimeout(resolve, patienceMs);
      if (running > 0) await promise;
      clearTimeout(timer);
      http.closeAllConnections();
      await closed;
    },
  };
}

async function handle(parts: ServerParts, request: IncomingMessage, response: ServerResponse, draining: boolean) {
  if (request.method === "OPTIONS") return answerPreflight(response);
  const route = routeOf(request.method ?? "GET", request.url ?? "/");
  if (!route) return answerRefusal(request, response, notFound);
  if (route.to === "batch" || route.to === "message") {
    const leave = parts.admission.enter();
    try {
      await takeRequest(request, route.to === "message" ? route.type : undefined, parts);
      answerTaken(response);
      reach("log.acknowledged");
    } finally {
      leave();
    }
    return;
  }
  if (route.to === "livez") return answerJson(response, 200, { live: true });
  if (route.to === "readyz") {
    const state = await parts.readiness(draining);
    return answerJson(response, state.ready ? 200 : 503, state);
  }
  await browserAnswer(parts, request, response, route);
}

async function browserAnswer(
  { files, keys, url }: ServerParts,
  request: IncomingMessage,
  response: ServerResponse,
  route: Exclude<Route, { readonly to: "batch" | "message" | "livez" | "readyz" }>,
): Promise<void> {
  if (route.to === "bundle") {
    const bundle = files.bundle(route.name);
    return bundle ? answerScript(request, response, bundle) : answerRefusal(request, response, notFound);
  }
  const valid = writeKeys.test(route.name) && (await keys.keyOf(route.name).catch(undecided)) !== undefined;
  const here = url ?? addressOf(request);
  if (!valid || here === undefined) return answerRefusal(request, response, notFound);
  if (route.to === "settings") return answerJson(response, 200, browserSettings(route.name, here));
  answerScript(request, response, files.script(route.name, here));
}

/** While keys cannot be checked, pages get what they ask for: their events are checked when they arrive. */
function undecided(error: unknown): true {
  if (error instanceof KeysUnavailable) return true;
  throw error;
}

/** As the browser asked for this server, which is what it can reach. */
function addressOf(request: IncomingMessage): string | undefined {
  const host = request.headers.host ?? "";
  return /^(?:[\w.-]+|\[[\da-f:]+\])(?::\d{1,5})?$/i.test(host) ? `http://${host}` : undefined;
}

function fail(logger: Logger, request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  if (!(error instanceof Refusal)) logger.error({ err: error }, "a request failed");
  answerRefusal(request, response, error instanceof Refusal ? error : failed);
}
