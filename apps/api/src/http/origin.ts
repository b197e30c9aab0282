import type { IncomingHttpHeaders } from "node:http";

/**
 * Does a page of this very address ask? Browsers name the page's origin with every POST; where they do not, they must
 * say that it is the same. A request that says neither does not come from a page and has no use for a cookie.
 */
export function isSameSite(headers: IncomingHttpHeaders): boolean {
  const { origin, host } = headers;
  if (host === undefined) return false;
  if (origin === undefined) return headers["sec-fetch-site"] === "same-origin";
  return origin === `http://${host}` || origin === `https://${host}`;
}

/** The scheme that the browser used, also where a proxy in front of the server ends the encryption. */
export const isEncrypted = (headers: IncomingHttpHeaders): boolean => headers.origin?.startsWith("https://") === true;
