import type { IncomingMessage } from "node:http";
import type { Members } from "./split-batch.ts";

const longest = 200;

/** The write key of a request: the user name of Basic authorization, else `writeKey` of the body. */
export function secretOf(request: IncomingMessage, members: Members): string | undefined {
  const [scheme, credentials] = (request.headers.authorization ?? "").split(" ");
  if (scheme?.toLowerCase() === "basic" && credentials !== undefined) {
    const named = Buffer.from(credentials, "base64").toString("utf8").split(":")[0] ?? "";
    if (named !== "") return named.length > longest ? undefined : named;
  }
  const given = members.get("writeKey");
  if (!given || given.byteLength > longest || given[0] !== 0x22) return undefined;
  try {
    return String(JSON.parse(given.toString()));
  } catch {
    return undefined;
  }
}
