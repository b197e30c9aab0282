import { createServer, type Server } from "node:http";
import { expressMiddleware } from "@as-integrations/express5";
import { StoreUnavailable } from "@throughline/sources";
import express, { type ErrorRequestHandler, type RequestHandler } from "express";
import type { GraphQLSchema } from "graphql";
import type { Logger } from "pino";
import { createContext } from "./context.ts";
import { createApollo } from "./graphql/apollo.ts";
import { drainable } from "./http/drain.ts";
import { exportHandler } from "./http/exports.ts";
import { livez, readiness } from "./http/health.ts";
import { type Asker, identify } from "./http/identify.ts";
import { bodyProblem, jsonBody } from "./http/json-body.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { signIn } from "./http/sign-in.ts";
import { readStaticFiles, staticFiles } from "./http/static-files.ts";
import { subscriptions } from "./http/subscriptions.ts";
import { uploadHandler } from "./http/uploads.ts";
import type { Installation } from "./installation.ts";

/** How long running requests may still take when the server ends. */
const patienceMs = 10_000;

export interface ServerParts extends Installation {
  readonly schema: GraphQLSchema;
  readonly log: Logger;
  /** Without a token only requests of this machine are answered, and only when the server listens on loopback. */
  readonly loopbackOnly: boolean;
  /** The built web app; an empty or missing directory serves the API alone. */
  readonly webDirectory: string;
}

export interface ApiServer {
  readonly http: Server;
  /** Stops taking work, finishes what runs (at most 10 s), closes idle connections, then resolves. */
  stop(): Promise<void>;
}

export async function createApiServer(parts: ServerParts): Promise<ApiServer> {
  const app = express().disable("x-powered-by").disable("etag");
  const http = createServer(
    { headersTimeout: 10_000, connectionsCheckingInterval: 2_000, requestTimeout: 600_000, maxHeaderSize: 16_384 },
    app,
  );
  http.maxConnections = 500;
  const drain = drainable(http);
  const apollo = createApollo({ schema: parts.schema, log: parts.log, nextId: parts.nextId });
  await apollo.start();
  let draining = false;
  const ready = readiness({ ...parts, draining: () => draining });

  app.use(securityHeaders);
  app.get("/livez", livez);
  app.get("/readyz", async (_request, response) => {
    const state = await ready();
    response
      .status(state.ready ? 200 : 503)
      .set("cache-control", "no-store")
      .json(state);
  });
  const known = onlyKnown(parts);
  const streams = subscriptions(parts);
  app.use("/session", bodyWithin(30_000), signIn({ control: parts.stores.control, clock: parts.clock }));
  app.post("/uploads", known, onlyImporters, uploadHandler(parts.uploads));
  app.post("/export/population", known, bodyWithin(30_000), jsonBody, exportHandler(parts));
  app.post("/graphql/stream", known, bodyWithin(30_000), jsonBody, streams.handler);
  app.use(
    "/graphql",
    known,
    bodyWithin(30_000),
    jsonBody,
    expressMiddleware(apollo, {
      context: async ({ res }) => createContext(parts, res.locals["asker"]),
    }),
  );
  app.use(staticFiles(readStaticFiles(parts.webDirectory)));
  app.use((_request, response) => {
    response.status(404).json({ error: "Not found." });
  });
  app.use(requestErrors(parts.log));

  return {
    http,
    async stop() {
      draining = true;
      streams.end();
      await drain(patienceMs);
      await apollo.stop();
    },
  };
}

function onlyKnown(parts: ServerParts): RequestHandler {
  return async (request, response, next) => {
    const asker = await identify(request.headers, {
      control: parts.stores.control,
      loopbackOnly: parts.loopbackOnly,
    });
    response.set("cache-control", "no-store");
    if (asker) {
      response.locals["asker"] = asker;
      return next();
    }
    response
      .status(401)
      .set("www-authenticate", "Bearer")
      .json({
        errors: [
          { message: "Send a valid API token as Authorization: Bearer.", extensions: { code: "UNAUTHENTICATED" } },
        ],
      });
  };
}

const onlyImporters: RequestHandler = (_request, response, next) => {
  const asker: Asker | undefined = response.locals["asker"];
  const role = asker?.principal.role;
  if (role === "admin" || role === "engineer") return next();
  response.status(403).json({ error: "Your role does not include imports." });
};

/** A body that trickles in is cut off; uploads have the server's own, longer limit. */
function bodyWithin(ms: number): RequestHandler {
  return (request, _response, next) => {
    const timer = setTimeout(() => request.complete || request.destroy(), ms);
    request.once("end", () => clearTimeout(timer)).once("close", () => clearTimeout(timer));
    next();
  };
}

/**
 * What reaches this is a body that could not be read (a 4xx with its status), a store that is down before it is known
 * who asks (503), or our bug (500, masked, logged).
 */
function requestErrors(log: Logger): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const given: unknown = error instanceof StoreUnavailable ? 503 : error?.status;
    const status = typeof given === "number" && ((given >= 400 && given < 500) || given === 503) ? given : 500;
    if (status >= 500) log.error({ err: error }, "a request failed");
    if (response.headersSent) return void response.destroy();
    response.status(status).json({ errors: [{ message: sentences[status] ?? bodyProblem(error) }] });
  };
}

const sentences: Readonly<Record<number, string>> = {
  500: "Something failed. Nothing was changed.",
  503: "The list of workspaces and tokens cannot be read now. What was stored is safe; try again in a moment.",
};
