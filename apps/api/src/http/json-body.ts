import type { IncomingMessage } from "node:http";
import { json, type RequestHandler } from "express";
import { limits } from "../graphql/limits.ts";

/** Bytes are counted and nesting is measured before anything is parsed; compressed bodies are refused. */
export const jsonBody: RequestHandler = json({
  limit: limits.bodyBytes,
  inflate: false,
  strict: true,
  verify: (_request: IncomingMessage, _response: unknown, body: Buffer) => {
    if (deeperThan(body, limits.jsonDepth)) throw new NestedTooDeep();
  },
});

class NestedTooDeep extends Error {
  readonly status = 400;
  readonly type = "entity.too.deep";
}

const unreadable: ReadonlyMap<unknown, string> = new Map([
  [
    "entity.too.large",
    `The request is larger than ${limits.bodyBytes / 1024} KB: ask for less at once; files are sent as uploads.`,
  ],
  ["entity.too.deep", `The request is nested deeper than ${limits.jsonDepth} levels: use fewer levels of conditions.`],
  ["entity.parse.failed", "The request is not valid JSON."],
  ["encoding.unsupported", "The request is compressed: send it as it is."],
]);

/** Why a body could not be read, as the parser tells it. */
export function bodyProblem(error: { readonly type?: unknown } | undefined): string {
  return unreadable.get(error?.type) ?? "The request could not be read.";
}

/** One pass over the bytes: does any bracket open below `depth`? Brackets inside texts do not count. */
export function deeperThan(body: Buffer, depth: number): boolean {
  let open = 0;
  let inText = false;
  for (let i = 0; i < body.length; i += 1) {
    const byte = body[i];
    if (inText) {
      if (byte === 0x5c) i += 1;
      else if (byte === 0x22) inText = false;
    } else if (byte === 0x22) inText = true;
    else if (byte === 0x7b || byte === 0x5b) {
      open += 1;
      if (open > depth) return true;
    } else if (byte === 0x7d || byte === 0x5d) open -= 1;
  }
  return false;
}
