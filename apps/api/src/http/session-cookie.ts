import type { IncomingHttpHeaders } from "node:http";

/** `__Host-` makes browsers hold the cookie to this host and to HTTPS; they refuse it over plain HTTP. */
const names = ["__Host-throughline", "throughline"] as const;

/** The secret of a session, if the request brings one; only what has the shape of one is looked up. */
export function sessionSecret(headers: IncomingHttpHeaders): string | undefined {
  const cookies = new Map((headers.cookie ?? "").split(";").map(pair));
  for (const name of names) {
    const value = cookies.get(name);
    if (value !== undefined && /^[\w-]{43}$/.test(value)) return value;
  }
  return undefined;
}

function pair(cookie: string): [string, string] {
  const at = cookie.indexOf("=");
  return [cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()];
}

/** Never readable by scripts, never sent with another site's request, gone after `seconds`. */
export function sessionCookie(secret: string, encrypted: boolean, seconds: number): string {
  const name = encrypted ? names[0] : names[1];
  return `${name}=${secret}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Strict${encrypted ? "; Secure" : ""}`;
}

/** Takes the cookie away, whichever it was. */
export const noSessionCookies = (): readonly string[] =>
  names.map((name, i) => `${name}=; Path=/; Max-Age=0; HttpOnly; SameSite=Strict${i === 0 ? "; Secure" : ""}`);
