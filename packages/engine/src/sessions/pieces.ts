import { type SessionText, sessionTexts } from "@throughline/model";
import type { ColumnBatch } from "../duck/column-batch.ts";
import { quoted } from "../duck/statements.ts";
import type { Tx } from "../ingest/transaction.ts";
import { columnsOf } from "../projections/parts.ts";
import { readUrls } from "./urls.ts";

/**
 * A piece is a session or a part of one: a single event, or what a session was before this batch. Pieces of one customer
 * and one key that lie within 30 minutes of each other are one session (`foldPieces`).
 */
const entryTexts = sessionTexts.filter((name) => name !== "exitPage");

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
  /** Texts that some event could tell of its session; the others are in no piece. */
  readonly texts: readonly SessionText[];
  /** Columns of events that `select` needs. */
  readonly columns: readonly string[];
  /** Pieces of the rows of a query that has `columns`, as `SELECT`. */
  select(rows: string): string;
  /** Reads the URLs in new rows of events; before `select` sees them. */
  readonly readUrls: (rows: ColumnBatch) => Promise<void>;
}

const fixed = ["rid", "customer", "session", "t", "seq", "account", "own_account", "event"];
const measured = ["customer", "key", "lo", "hi", "first_seq", "id", "account", "events", "pages", "named_first"];
const told = ["entry_t", "entry_seq", "exit_t", "exit_seq"];

/** Columns of pieces that tell these texts; sessions have them too. */
export function pieceColumns(texts: readonly SessionText[]): readonly string[] {
  const exit = texts.includes("entryPage") ? ["s:exitPage"] : [];
  return [...measured, "named_last", ...(texts.length > 0 ? told : []), ...texts.map((name) => `s:${name}`), ...exit];
}

/** Only fields that some event ever had are read. */
export function eventPieces(tx: Tx): EventPieces {
  const have = new Set([...columnsOf(tx.parts, "delta").keys(), ...columnsOf(tx.parts, "ct").keys()]);
  const present = (names: readonly string[]) => names.map((name) => `s:${name}`).filter((name) => have.has(name));
  const read = (names: readonly string[]) => present(names).map((name) => `e.${quoted(name)}`);
  const addresses = { u: present(urlSources), q: present(searchSources), r: present(sources.referrer) };
  const urls = new Map(Object.entries(addresses).filter(([, names]) => names.length > 0));
  const isNamed = (...names: readonly string[]) =>
    inList(
      "e.event",
      tx.dictionary.eventsWhere((name) => names.includes(name)),
    );
  const device = have.has(mobile)
    ? [
        `CASE e.${quoted(mobile)} WHEN true THEN ${tx.dictionary.string("mobile")} WHEN false THEN ${tx.dictionary.string("desktop")} END`,
      ]
    : [];
  const screen = have.has("s:name") ? [`CASE WHEN ${isNamed("screen viewed")} THEN e."s:name" END`] : [];
  const byUrl = (name: SessionText) => ["u", "q"].filter((as) => urls.has(as)).map((as) => `${as}.${name}`);
  const values = (name: (typeof entryTexts)[number]): readonly string[] => {
    if (name === "referrer")
      return urls.has("r") ? [urls.has("u") ? "nullif(r.host, coalesce(u.host, 0))" : "r.host"] : [];
    if (name === "clickId") return byUrl(name);
    const own = read(sources[name]);
    if (name === "entryPage") return [...own, ...(urls.has("u") ? ["u.path"] : []), ...screen];
    if (name === "device") return [...own, ...device];
    return name.startsWith("utm") ? [...own, ...byUrl(name)] : own;
  };
  const told = entryTexts.map((name) => [name, values(name)] as const).filter(([, from]) => from.length > 0);
  const texts = told.map(([name, from]) => `coalesce(${from.join(", ")}) AS ${quoted(`s:${name}`)}`);
  const joins = [...urls]
    .map(
      ([as, columns]) =>
        `LEFT JOIN urls ${as} ON ${as}.id = coalesce(${columns.map((name) => `e.${quoted(name)}`).join(", ")})`,
    )
    .join(" ");
  const columns = [
    ...present([...Object.values(sources).flat(), ...urlSources, ...searchSources, "name"]),
    ...(have.has(mobile) ? [mobile] : []),
  ];
  const pieces = (
    rows: string,
  ) => `SELECT e.rid AS id, e.customer, coalesce(e.session, 0) AS key, e.t AS lo, e.t AS hi, e.seq AS first_seq, e.account,
    e.own_account AS named_first, e.own_account AS named_last, 1 AS events,
    CASE WHEN ${isNamed("page viewed", "screen viewed")} THEN 1 ELSE 0 END AS pages${texts.map((text) => `, ${text}`).join("")}
    FROM (${rows}) e ${joins}`;
  return {
    texts: told.map(([name]) => name),
    columns: [...fixed, ...columns],
    select: (rows) =>
      told.length > 0
        ? toldPieces(
            pieces(rows),
            told.map(([name]) => name),
          )
        : pieces(rows),
    readUrls: (rows) => readUrls(tx, rows, [...urls.values()].flat()),
  };
}

/** Pieces with the places of the first and the last that told something: their own. */
function toldPieces(pieces: string, texts: readonly SessionText[]): string {
  const tells = `coalesce(${texts.map((name) => quoted(`s:${name}`)).join(", ")}) IS NOT NULL`;
  const page = `"s:entryPage" IS NOT NULL`;
  const exit = texts.includes("entryPage")
    ? `CASE WHEN ${page} THEN lo END AS exit_t, CASE WHEN ${page} THEN first_seq END AS exit_seq, "s:entryPage" AS "s:exitPage"`
    : "NULL::BIGINT AS exit_t, NULL::BIGINT AS exit_seq";
  return `SELECT *, CASE WHEN ${tells} THEN lo END AS entry_t, CASE WHEN ${tells} THEN first_seq END AS entry_seq, ${exit} FROM (${pieces})`;
}

/** A test that a column is one of these ids. */
export function inList(column: string, ids: readonly number[]): string {
  return ids.length > 0 ? `${column} IN (${ids.join(", ")})` : "false";
}

/** All rows so far. Over rows that lie in order, which costs one sort; a window with an order of its own sorts again. */
const soFar = "OVER (ROWS UNBOUNDED PRECEDING)";

/** Customer and key as the upper bits of a number, so that the largest end so far tells whose it is. */
const owner = "((customer::HUGEINT * 4294967296 + key) * 281474976710656)";

/** Pieces with `n`, which those of one session share. */
function numbered(pieces: string): string {
  return `SELECT * EXCLUDE (reach, before, begins), sum(begins) ${soFar}::INTEGER AS n FROM (
    SELECT *, CASE WHEN before IS NULL OR before < ${owner} THEN 1 WHEN key <> 0 OR lo - (before - ${owner}) <= ${idle} THEN 0
      ELSE 1 END AS begins FROM (
      SELECT *, lag(reach) OVER () AS before FROM (
        SELECT *, max(${owner} + hi) ${soFar} AS reach FROM (FROM ${pieces} ORDER BY customer, key, lo, first_seq))))`;
}

/** Instant and seq as one number, by which pieces are ordered. */
const place = (t: string, seq: string): string => `(${t}::HUGEINT * 18014398509481984 + ${seq})`;

/** The sessions that a table of pieces makes, which has `pieceColumns(texts)`. The order of the pieces does not matter. */
export function foldPieces(pieces: string, texts: readonly SessionText[]): string {
  const first = place("lo", "first_seq");
  const telling = texts.length > 0;
  const entry = texts.map((name) => `, e.${quoted(`s:${name}`)}`).join("");
  const exit = texts.includes("entryPage") ? ', x."s:exitPage"' : "";
  const read = [...measured, "named_last", ...(telling ? [...told, "rowid"] : [])].join(", ");
  const rows = telling
    ? `, arg_min(rowid, ${place("entry_t", "entry_seq")}) AS entry_row, arg_max(rowid, ${place("exit_t", "exit_seq")}) AS exit_row`
    : "";
  const folded = `SELECT any_value(customer) AS customer, any_value(key) AS key, min(lo) AS lo, max(hi) AS hi,
    sum(events)::INTEGER AS events, sum(pages)::INTEGER AS pages, min(named_first) AS named_first,
    max(named_last) AS named_last, arg_min(id, ${first}) AS id, arg_min(first_seq, ${first}) AS first_seq,
    arg_min_null(account, ${first}) AS account ${rows}
    FROM (${numbered(`(SELECT ${read} FROM ${pieces})`)}) GROUP BY n`;
  return telling
    ? `SELECT s.* EXCLUDE (entry_row, exit_row), e.entry_t, e.entry_seq${entry}, x.exit_t, x.exit_seq${exit} FROM (${folded}) s
       LEFT JOIN ${pieces} e ON e.rowid = s.entry_row LEFT JOIN ${pieces} x ON x.rowid = s.exit_row`
    : folded;
}
