/** Where the sign-in page leads back to: an address of this app, never of another site. */
export function nextPath(search: string): string {
  const next = new URLSearchParams(search).get("next") ?? "/";
  return /^\/(?![/\\])/.test(next) ? next : "/";
}

/** The sign-in page that returns to `path` afterwards. */
export function signInPath(path: string): string {
  return path === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(path)}`;
}

/** Exchanges a token for a session of this browser; answers what went wrong, or null. */
export async function signIn(token: string): Promise<string | null> {
  const answer = await send("POST", JSON.stringify({ token }));
  if (answer?.ok) return null;
  if (answer?.status === 401) return "This is not a token, or it was revoked.";
  return "The service did not answer. Nothing was changed; try again in a moment.";
}

/** Ends the session, in the service too; a page that is loaded anew holds nothing of it. */
export async function signOut(): Promise<void> {
  await send("DELETE");
  window.location.assign("/sign-in");
}

/** The answer, or null when there is none. */
function send(method: "POST" | "DELETE", body?: string): Promise<Response | null> {
  const headers = { "content-type": "application/json" };
  return fetch("/session", { method, headers, ...(body !== undefined && { body }) }).catch(() => null);
}
