import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { ControlStore } from "../ports/control-store.ts";
import type { Database } from "../relational/database.ts";
import { hashOf, principalOfRow, tokenRow } from "./tokens.ts";

/** Sessions read their token each time they are used, so whatever ends the token ends them. */
export function sessionsIn(db: Database): Pick<ControlStore, "startSession" | "principalOfSession" | "endSession"> {
  return {
    async startSession(tokenSecret, lifeMs) {
      const token = await tokenRow(db, tokenSecret);
      if (!token) return undefined;
      const secret = randomBytes(32).toString("base64url");
      const now = Date.now();
      await db.change(sql`delete from ${db.table("sessions")} where expires_at <= ${now}`);
      const columns = ["secret_hash", "token_id", "created_at", "expires_at"];
      await db.insert("sessions", columns, [[hashOf(secret), String(token["id"]), now, now + lifeMs]]);
      return { principal: principalOfRow(token), secret };
    },
    async principalOfSession(secret) {
      const [row] = await db.rows(
        sql`select t.* from ${db.table("sessions")} as s join ${db.table("api_tokens")} as t on t.id = s.token_id
            where s.secret_hash = ${hashOf(secret)} and s.expires_at > ${Date.now()} and t.revoked_at is null`,
      );
      return row && principalOfRow(row);
    },
    async endSession(secret) {
      await db.change(sql`delete from ${db.table("sessions")} where secret_hash = ${hashOf(secret)}`);
    },
  };
}
