import type { IncomingMessage } from "node:http";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Refusal } from "./refusal.ts";

/** Segment's limit of one request, on decoded bytes; beyond it the answer is 400, as Segment's is. */
export const largestBatch = 500 * 1024;
/** Nobody sends this by mistake: reading stops here, and the connection ends. */
const hopeless = 2 * 1024 * 1024;

const unzip = promisify(gunzip);

/** The decoded body. Throws `Refusal` as soon as it is known to be too large. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const encoding = request.headers["content-encoding"] ?? "identity";
  if (encoding !== "identity" && encoding !== "gzip") throw new Refusal(415, "Send the body as it is, or with gzip.");
  if (Number(request.headers["content-length"] ?? 0) > hopeless) throw tooLarge();
  const sent = await allOf(request);
  const body = encoding === "gzip" ? await decoded(sent) : sent;
  if (body.byteLength > largestBatch)
    throw new Refusal(400, `The request has ${body.byteLength} bytes, more than ${largestBatch}.`);
  return body;
}

function allOf(request: IncomingMessage): Promise<Buffer> {
  const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
  const chunks: Buffer[] = [];
  let size = 0;
  request.on("data", (chunk: Buffer) => {
    size += chunk.byteLength;
    if (size > hopeless) {
      request.removeAllListeners("data").pause();
      reject(tooLarge());
    } else chunks.push(chunk);
  });
  request.once("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  request.once("error", () => reject(new Refusal(400, "The body ended early.")));
  request.once("close", () => reject(new Refusal(400, "The body ended early.")));
  return promise;
}

async function decoded(sent: Buffer): Promise<Buffer> {
  try {
    return await unzip(sent, { maxOutputLength: hopeless });
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLarge();
    throw new Refusal(400, "The body is not valid gzip.");
  }
}

const tooLarge = () => new Refusal(413, `A request may have at most ${largestBatch} bytes.`, { close: true });
