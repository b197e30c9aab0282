import type { IncomingMessage, ServerResponse } from "node:http";
import type { BrowserFile } from "./browser-files.ts";
import { Refusal } from "./refusal.ts";

/** Any page may send events: a write key only appends. */
const everywhere = {
  "access-control-allow-origin": "*",
  "access-control-allow-methods": "GET, POST, OPTIONS",
  "access-control-allow-headers": "authorization, content-type, content-encoding, x-retry-count",
  "access-control-expose-headers": "retry-after",
  "access-control-max-age": "86400",
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "cross-origin",
};

const taken = Buffer.from('{"success":true}');

export function answerTaken(response: ServerResponse): void {
  response.writeHead(200, { ...everywhere, "content-type": "application/json", "content-length": taken.byteLength });
  response.end(taken);
}

export function answerPreflight(response: ServerResponse): void {
  response.writeHead(204, everywhere).end();
}

export function answerJson(
  response: ServerResponse,
  status: number,
  value: unknown,
  more: Record<string, string> = {},
) {
  const body = Buffer.from(JSON.stringify(value));
  const headers = {
    "content-type": "application/json",
    "content-length": body.byteLength,
    "cache-control": "no-store",
  };
  response.writeHead(status, { ...everywhere, ...headers, ...more }).end(body);
}

/** Whoever was refused may send it again; what is still on its way of the request is read and thrown away. */
export function answerRefusal(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
  const { status, message, retryAfter, close } = refusal;
  answerJson(
    response,
    status,
    { success: false, message },
    {
      ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
      ...(status === 401 ? { "www-authenticate": "Basic" } : {}),
      ...(close ? { connection: "close" } : {}),
    },
  );
  if (close) response.once("finish", () => request.destroy());
  else request.resume();
}

export function answerScript(request: IncomingMessage, response: ServerResponse, { body, gzip }: BrowserFile): void {
  const zipped = /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
  const sent = zipped ? gzip : body;
  response.writeHead(200, {
    ...everywhere,
    "content-type": "text/javascript; charset=utf-8",
    "content-length": sent.byteLength,
    "cache-control": "public, max-age=300",
    vary: "accept-encoding, host",
    ...(zipped ? { "content-encoding": "gzip" } : {}),
  });
  response.end(request.method === "HEAD" ? undefined : sent);
}

export const notFound = new Refusal(404, "There is nothing here.");
