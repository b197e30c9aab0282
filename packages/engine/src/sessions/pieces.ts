import { type SessionText, sessionTexts } from "@throughline/model";
import { quoted } from "../duck/statements.ts";
import type { Tx } from "../ingest/transaction.ts";
import { columnsOf } from "../projections/parts.ts";
import { readUrls } from "./urls.ts";

/**
 * A piece is a session or a part of one: a single event, or what a session was before this batch. Pieces of one customer
 * and one key that lie within 30 minutes of each other are one session (`foldPieces`).
 */
const entryTexts = sessionTexts.filter((name) => name !== "exitPage");
const entry = entryTexts.map((name) => `s:${name}`);

/** Idle time that ends a session which no sender named, ms. One of exactly 30 minutes goes on. */
export const idle = 30 * 60_000;

/** Event columns by which each text is told, the first that has a value; `path` and `search` also from a `url`. */
const sources: Readonly<Record<Exclude<SessionText, "exitPage" | "clickId">, readonly string[]>> = {
  entryPage: ["context.page.path", "path"],
  device: ["context.device.type"],
  browser: ["context.browser.name", "context.browser"],
  os: ["context.os.name", "context.os", "context.userAgentData.platform"],
  country: ["context.location.country", "context.country"],
  utmSource: ["context.campaign.source"],
  utmMedium: ["context.campaign.medium"],
  utmCampaign: ["context.campaign.name"],
  utmTerm: ["context.campaign.term"],
  utmContent: ["context.campaign.content"],
  referrer: ["context.page.referrer", "referrer"],
  givenChannel: ["context.channelGrouping"],
};
const urlSources = ["context.page.url", "url"];
const searchSources = ["context.page.search", "search"];
const mobile = "b:context.userAgentData.mobile";

/** Reads rows of events as pieces. */
export interface EventPieces {
  /** Some event ever said where it happened. */
  readonly telling: boolean;
  /** Columns of events that `select` needs. */
  readonly columns: readonly string[];
  /** Pieces of the rows of a query that has `columns`, as `SELECT`. */
  select(rows: string): string;
  /** Notes the URLs of such rows; before `select` sees them. */
  readonly readUrls: (rows: string) => Promise<void>;
}

const fixed = ["rid", "customer", "session", "t", "seq", "account", "own_account", "event"];

/** Only fields that some event ever had are read. */
export function eventPieces(tx: Tx): EventPieces {
  const have = new Set([...columnsOf(tx.parts, "delta").keys(), ...columnsOf(tx.parts, "ct").keys()]);
  const present = (names: readonly string[]) => names.map((name) => `s:${name}`).filter((name) => have.has(name));
  const read = (names: readonly string[], of = "e") => present(names).map((name) => `${of}.${quoted(name)}`);
  const urls = [urlSources, searchSources, sources.referrer].map((names) => coalesced(read(names)));
  const isNamed = (...names: readonly string[]) =>
    `e.event IN (SELECT id FROM event_names WHERE folded IN (${names.map((name) => `'${name}'`).join(", ")}))`;
  const tellsUrl = present([...urlSources, ...searchSources, ...sources.referrer]).length > 0;
  const device = have.has(mobile)
    ? [
        `CASE e.${quoted(mobile)} WHEN true THEN ${tx.dictionary.string("mobile")} WHEN false THEN ${tx.dictionary.string("desktop")} END`,
      ]
    : [];
  const screen = have.has("s:name") ? [`CASE WHEN ${isNamed("screen viewed")} THEN e."s:name" END`] : [];
  const value = (name: SessionText): string => {
    if (name === "referrer") return tellsUrl ? "nullif(r.host, coalesce(u.host, 0))" : "NULL::INTEGER";
    const own = name === "clickId" || name === "exitPage" ? [] : read(sources[name]);
    if (name === "entryPage") return coalesced([...own, ...(tellsUrl ? ["u.path"] : []), ...screen]);
    if (name === "device") return coalesced([...own, ...device]);
    const byUrl = tellsUrl && (name.startsWith("utm") || name === "clickId") ? [`u.${name}`, `q.${name}`] : [];
    return coalesced([...own, ...byUrl]);
  };
  const texts = entryTexts.map((name) => `${value(name)} AS ${quoted(`s:${name}`)}`).join(", ");
  const joins = tellsUrl
    ? ["u", "q", "r"].map((as, i) => `LEFT JOIN urls ${as} ON ${as}.id = ${urls[i]}`).join(" ")
    : "";
  const tells = entry.map(quoted).join(", ");
  const columns = [
    ...present([...Object.values(sources).flat(), ...urlSources, ...searchSources, "name"]),
    ...(have.has(mobile) ? [mobile] : []),
  ];
  return {
    telling: columns.length > 0,
    columns: [...fixed, ...columns],
    select: (rows) => `SELECT * EXCLUDE (tells), "s:entryPage" AS "s:exitPage",
      CASE WHEN tells IS NOT NULL THEN lo END AS entry_t, CASE WHEN tells IS NOT NULL THEN first_seq END AS entry_seq,
      CASE WHEN "s:entryPage" IS NOT NULL THEN lo END AS exit_t, CASE WHEN "s:entryPage" IS NOT NULL THEN first_seq END AS exit_seq
      FROM (SELECT *, coalesce(${tells}) AS tells FROM (
        SELECT e.rid AS id, e.customer, coalesce(e.session, 0) AS key, e.t AS lo, e.t AS hi, e.seq AS first_seq, e.account,
        e.own_account AS named_first, e.own_account AS named_last, 1 AS events,
        CASE WHEN ${isNamed("page viewed", "screen viewed")} THEN 1 ELSE 0 END AS pages, ${texts} FROM (${rows}) e ${joins}))`,
    readUrls: async (rows) => {
      if (!tellsUrl) return;
      await readUrls(tx, urls.map((url) => `SELECT ${url} FROM (${rows}) e WHERE ${url} IS NOT NULL`).join(" UNION "));
    },
  };
}

function coalesced(expressions: readonly string[]): string {
  return expressions.length > 0 ? `coalesce(${expressions.join(", ")})` : "NULL::INTEGER";
}

/** One ordering of all pieces: a window over each customer's few pieces would cost more than everything else. */
const running = "ORDER BY customer, key, lo, first_seq ROWS BETWEEN UNBOUNDED PRECEDING AND";

/** Customer and key as the upper bits of a number, so that the largest end so far tells whose it is. */
const owner = "((customer::HUGEINT * 4294967296 + key) * 281474976710656)";

/** Pieces with `n`, which those of one session share. */
function numbered(pieces: string): string {
  return `SELECT * EXCLUDE (before, begins), sum(begins) OVER (${running} CURRENT ROW)::INTEGER AS n FROM (
    SELECT *, CASE WHEN before IS NULL OR before < ${owner} THEN 1 WHEN key <> 0 OR lo - (before - ${owner}) <= ${idle} THEN 0
      ELSE 1 END AS begins FROM (
      SELECT *, max(${owner} + hi) OVER (${running} 1 PRECEDING) AS before FROM ${pieces}))`;
}

/** Instant and seq as one number, by which pieces are ordered. */
const place = (t: string, seq: string): string => `(${t}::HUGEINT * 18014398509481984 + ${seq})`;

const measured = ["customer", "key", "lo", "hi", "first_seq", "id", "account", "events", "pages", "named_first"];
const told = ["entry_t", "entry_seq", "exit_t", "exit_seq"];

/**
 * The sessions that a table of pieces makes. The order of the pieces does not matter. `telling`: some event ever said where
 * it happened; else no entry is looked for.
 */
export function foldPieces(pieces: string, telling: boolean): string {
  const first = place("lo", "first_seq");
  const list = (of: string, columns: readonly string[]) =>
    columns.map((name) => (telling ? `${of}.${quoted(name)}` : `NULL::BIGINT AS ${quoted(name)}`)).join(", ");
  const read = [...measured, "named_last", ...(telling ? [...told, "rowid"] : [])].join(", ");
  const rows = telling
    ? `, arg_min(rowid, ${place("entry_t", "entry_seq")}) AS entry_row, arg_max(rowid, ${place("exit_t", "exit_seq")}) AS exit_row`
    : "";
  const joins = telling
    ? `LEFT JOIN ${pieces} e ON e.rowid = s.entry_row LEFT JOIN ${pieces} x ON x.rowid = s.exit_row`
    : "";
  return `WITH folded AS (
    SELECT any_value(customer) AS customer, any_value(key) AS key, min(lo) AS lo, max(hi) AS hi,
      sum(events)::INTEGER AS events, sum(pages)::INTEGER AS pages, min(named_first) AS named_first,
      max(named_last) AS named_last, arg_min(id, ${first}) AS id, arg_min(first_seq, ${first}) AS first_seq,
      arg_min_null(account, ${first}) AS account ${rows}
    FROM (${numbered(`(SELECT ${read} FROM ${pieces})`)}) GROUP BY n
  ) SELECT s.*${telling ? " EXCLUDE (entry_row, exit_row)" : ""}, ${list("e", ["entry_t", "entry_seq", ...entry])},
    ${list("x", ["exit_t", "exit_seq", "s:exitPage"])} FROM folded s ${joins}`;
}
