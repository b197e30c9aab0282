import type { ControlStore } from "@throughline/sources";
import { type RequestHandler, Router } from "express";
import { jsonBody } from "./json-body.ts";
import { isEncrypted, isSameSite } from "./origin.ts";
import { noSessionCookies, sessionCookie, sessionSecret } from "./session-cookie.ts";

const lifeSeconds = 12 * 3600;

/**
 * `POST /session { token }` gives a browser the cookie of a new session in exchange for an API token; `DELETE /session`
 * ends it. Only pages of this address may ask, so nobody is signed in or out by another site.
 */
export function signIn(parts: { readonly control: ControlStore; readonly clock: () => number }): Router {
  const { control } = parts;
  const router = Router();
  router.use(onlyOwnPages);
  router.post("/", jsonBody, async (request, response) => {
    const token: unknown = request.body?.token;
    const started =
      typeof token === "string" && token.length <= 200
        ? await control.startSession(token.trim(), lifeSeconds * 1000)
        : undefined;
    if (!started) {
      response.status(401).json({ error: "This is not a token, or it was revoked. Nothing was changed." });
      return;
    }
    const old = sessionSecret(request.headers);
    if (old !== undefined) await control.endSession(old);
    const { id, workspaceId, role } = started.principal;
    await control.audit({
      at: parts.clock(),
      principal: id,
      workspaceId,
      action: "session.start",
      subject: id,
      detail: "",
    });
    response
      .status(201)
      .set("set-cookie", sessionCookie(started.secret, isEncrypted(request.headers), lifeSeconds))
      .json({ role, workspaceId });
  });
  router.delete("/", async (request, response) => {
    const secret = sessionSecret(request.headers);
    if (secret !== undefined) await control.endSession(secret);
    response
      .append("set-cookie", [...noSessionCookies()])
      .status(204)
      .end();
  });
  return router;
}

const onlyOwnPages: RequestHandler = (request, response, next) => {
  response.set("cache-control", "no-store");
  if (isSameSite(request.headers)) return next();
  response.status(403).json({ error: "Sign in on the page of this address." });
};
