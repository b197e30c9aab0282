import type { IncomingHttpHeaders } from "node:http";
import type { ControlStore, Principal } from "@throughline/sources";

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const local: Principal = { id: "local", role: "admin", workspaceId: "*" };

/** Is the address that the server listens on reachable only from this machine? */
export const isLoopback = (host: string): boolean => host === "::1" || loopbackNames.has(host);

/**
 * Who asks: the holder of a token, or whoever sits at this machine when the server listens on loopback only. A page of
 * another site (DNS rebinding shows in `Host`, a cross-site request in `Origin` or `Sec-Fetch-Site`) is nobody.
 */
export async function identify(
  headers: IncomingHttpHeaders,
  parts: { readonly control: ControlStore; readonly loopbackOnly: boolean },
): Promise<Principal | undefined> {
  if (headers.authorization !== undefined) {
    const secret = /^Bearer ([\w.~+/=-]{16,200})$/i.exec(headers.authorization)?.[1];
    return secret === undefined ? undefined : parts.control.principalOf(secret);
  }
  return parts.loopbackOnly && isOwnPage(headers) ? local : undefined;
}

function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const host = /^(.+?)(?::\d{1,5})?$/.exec(headers.host ?? "")?.[1];
  if (host === undefined || !loopbackNames.has(host.toLowerCase())) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}
