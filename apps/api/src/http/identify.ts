import type { IncomingHttpHeaders } from "node:http";
import type { ControlStore, Principal } from "@throughline/sources";
import { isSameSite } from "./origin.ts";
import { sessionSecret } from "./session-cookie.ts";

const loopbackNames: ReadonlySet<string> = new Set(["localhost", "127.0.0.1", "[::1]"]);
const local: Principal = { id: "local", role: "admin", workspaceId: "*" };

/** Who asks, and whether by the cookie of a session, which can be signed out of. */
export interface Asker {
  readonly principal: Principal;
  readonly bySession: boolean;
}

/** Is the address that the server listens on reachable only from this machine? */
export const isLoopback = (host: string): boolean => host === "::1" || loopbackNames.has(host);

/**
 * Who asks: the holder of a token, whoever sits at this machine when the server listens on loopback only, or a browser
 * that signed in with a token. A page of another site (DNS rebinding shows in `Host`, a cross-site request in `Origin`
 * or `Sec-Fetch-Site`) is nobody.
 */
export async function identify(
  headers: IncomingHttpHeaders,
  parts: { readonly control: ControlStore; readonly loopbackOnly: boolean },
): Promise<Asker | undefined> {
  if (headers.authorization !== undefined) {
    const secret = /^Bearer ([\w.~+/=-]{16,200})$/i.exec(headers.authorization)?.[1];
    return known(secret === undefined ? undefined : await parts.control.principalOf(secret), false);
  }
  if (parts.loopbackOnly && isOwnPage(headers)) return known(local, false);
  const session = isSameSite(headers) ? sessionSecret(headers) : undefined;
  return known(session === undefined ? undefined : await parts.control.principalOfSession(session), true);
}

function known(principal: Principal | undefined, bySession: boolean): Asker | undefined {
  return principal && { principal, bySession };
}

function isOwnPage(headers: IncomingHttpHeaders): boolean {
  const host = /^(.+?)(?::\d{1,5})?$/.exec(headers.host ?? "")?.[1];
  if (host === undefined || !loopbackNames.has(host.toLowerCase())) return false;
  if (headers.origin !== undefined && headers.origin !== `http://${headers.host}`) return false;
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}
