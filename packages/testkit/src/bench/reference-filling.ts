import type { Filling } from "@throughline/engine/host";
import { foldText } from "@throughline/model";
import type { Passes } from "./passes.ts";

const campaigns = Array.from({ length: 500 }, (_, i) => String(i + 1));
const devices = ["mobile", "desktop", "tablet", "ios", "android"];

/** What `fillFile` needs to hold exactly the records of `referenceRows`, read from the generated parquet files. */
export function referenceFilling(passes: Passes, directory: string, lastSeq: number): Filling {
  const texts = [...passes.CHANNELS, ...devices, ...passes.PLANS, ...passes.COUNTRIES, ...campaigns];
  const names = passes.EVENTS.map((name) => name.replace("message.", "message "));
  const file = (name: string) => text(`${directory}/${name}.parquet`);
  const idOf = (column: string, list: readonly string[], before = 0) =>
    `(enum_code(${column}::ENUM(${list.map(text).join()})) + ${before + 1})::INTEGER`;
  const stringOf = (column: string, list: readonly string[]) => idOf(column, list, texts.indexOf(list[0] ?? ""));
  const day = 86_400_000;
  const profiled = Date.UTC(2025, 0, 1);
  const trait = (name: string) =>
    `'{"value":"' || ${name} || '","timestamp":0,"source":"reference","messageId":"p' || customer_id || '"}'`;
  const events = `SELECT (seq + 1)::INTEGER AS rid, customer_id AS ident, ${idOf("event", passes.EVENTS)} AS event, 0 AS kind, t,
    (seq + 1)::BIGINT * 2 AS seq, customer_id AS customer, ${stringOf("channel", passes.CHANNELS)} AS "s:channel",
    ${stringOf("device", devices)} AS "s:device", page_id::DOUBLE AS "n:page", page_id::DECIMAL(18,4) AS "d:page",
    (campaign_id + ${texts.indexOf("1")})::INTEGER AS "s:campaignId", revenue::DOUBLE AS "n:revenue",
    revenue::DECIMAL(18,4) AS "d:revenue" FROM ${file("events")}`;
  return {
    tables: {
      strings: rows(
        texts.map((display, i) => [i + 1, foldText(display), display]),
        ["id", "folded", "display"],
      ),
      event_names: rows(
        names.map((name, i) => [i + 1, name, foldText(name), 0]),
        ["id", "name", "folded", "kind"],
      ),
      identifiers: `SELECT customer_id AS id, 'user:' || customer_id AS key, customer_id AS customer FROM ${file("customers")} ORDER BY customer_id`,
      event_keys: `SELECT rid, 'reference' AS source, rid::VARCHAR AS key, 0 AS kind, rid::BIGINT AS seq, day
        FROM (SELECT (seq + 1)::INTEGER AS rid, (t // ${day})::INTEGER AS day FROM ${file("events")} ORDER BY rid)`,
      profiles: `SELECT customer_id AS ident, customer_id::BIGINT AS seq, ${profiled} AS created_at,
        '{"plan":' || ${trait("plan")} || ',"country":' || ${trait("country")} || '}' AS traits FROM ${file("customers")}`,
    },
    families: {
      ct: events,
      ect: `SELECT * FROM (${events}) ORDER BY event, customer, t, seq`,
      sessions: `SELECT arg_min(rid, place)::INTEGER AS id, customer_id AS customer, 0 AS key, min(t) AS lo, max(t) AS hi, arg_min(rid, place) * 2 AS first_seq,
          count(*)::INTEGER AS events, 0 AS pages
        FROM (SELECT (seq + 1)::BIGINT AS rid, customer_id, session_id, t, t::HUGEINT * 4294967296 + seq AS place FROM ${file("events")})
        GROUP BY session_id, customer_id ORDER BY customer, key, lo`,
      customers: `SELECT customer_id AS id, 'user:' || customer_id AS key, least(${profiled}, first) AS firstSeen, last AS lastSeen, 1 AS identifiers
        FROM ${file("customers")} LEFT JOIN (SELECT customer_id, min(t) AS first, max(t) AS last FROM ${file("events")} GROUP BY 1) USING (customer_id)
        ORDER BY id`,
      traits: `SELECT customer_id AS id, ${stringOf("plan", passes.PLANS)} AS "s:plan", ${stringOf("country", passes.COUNTRIES)} AS "s:country"
        FROM ${file("customers")} ORDER BY id`,
    },
    watermarks: new Map(["events", "profiles", "identity", "documentChanges"].map((stream) => [stream, lastSeq])),
  };
}

function rows(values: readonly (readonly (string | number)[])[], columns: readonly string[]): string {
  const literals = values.map(
    (row) => `(${row.map((value) => (typeof value === "number" ? value : text(value))).join()})`,
  );
  return `SELECT * FROM (VALUES ${literals.join()}) AS v(${columns.join()})`;
}

function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}
