import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { createGunzip } from "node:zlib";

/** One session as the file has it: texts under the names of its header. */
export type GaRow = Readonly<Record<string, string>>;

/** Rows of a gzipped CSV file with a header; a field with a comma or a quote is in quotes. */
export async function gaRows(path: string): Promise<readonly GaRow[]> {
  const rows: GaRow[] = [];
  let header: readonly string[] | undefined;
  for await (const line of createInterface({
    input: createReadStream(path).pipe(createGunzip()),
    crlfDelay: Infinity,
  })) {
    const cells = cellsOf(line);
    if (header) rows.push(Object.fromEntries(header.map((name, i) => [name, cells[i] ?? ""])));
    else header = cells;
  }
  return rows;
}

function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
  );
}

const sessionOf = ({ fullVisitorId, visitId }: GaRow): string => `${fullVisitorId}.${visitId}`;

/** What only the first hit of a session tells. */
function entryOf(session: GaRow): object {
  const { source, medium, campaign, device, browser, os, country, channelGrouping } = session;
  return {
    channelGrouping,
    campaign: { source, medium, ...(campaign === "(not set)" ? {} : { name: campaign }) },
    device: { type: device },
    browser: { name: browser },
    os: { name: os },
    location: { country },
  };
}

/**
 * Sessions and hits as messages of the import format, one line each. A hit is `Page viewed` or an event by its action; an
 * event without a category tells of no interaction and is `Unattended`. Each transaction is a `Transaction` of an equal
 * part of the session's revenue, with its last hit: the file has the revenue of the session only.
 */
export function* gaMessages(sessions: readonly GaRow[], hits: readonly GaRow[]): Generator<string> {
  const hitsOf = Map.groupBy(hits, sessionOf);
  for (const session of sessions) {
    const id = sessionOf(session);
    const own = (hitsOf.get(id) ?? []).toSorted((a, b) => Number(a["hit_number"]) - Number(b["hit_number"]));
    const start = Date.parse(`${session["start_utc"]?.replace(" ", "T")}Z`);
    const at = (hit: GaRow | undefined) => new Date(start + Number(hit?.["ms_since_start"] ?? 0)).toISOString();
    for (const [place, hit] of own.entries()) {
      const { hit_number: hitNumber, page_path: path = "", page_title: title } = hit;
      const context = { sessionId: id, page: { path, title }, ...(place === 0 ? entryOf(session) : {}) };
      yield message(`${id}.${hitNumber}`, session, at(hit), context, {
        ...nameOf(hit),
        properties: { hitNumber: Number(hitNumber), action: Number(hit["ecommerce_action"]) },
      });
    }
    const count = Number(session["transactions"]);
    for (let i = 0; i < count; i++)
      yield message(
        `${id}.t${i}`,
        session,
        at(own.at(-1)),
        { sessionId: id },
        {
          type: "track",
          event: "Transaction",
          properties: { revenue: Number(session["revenue"]) / count },
        },
      );
  }
}

function nameOf(hit: GaRow): object {
  if (hit["type"] === "PAGE") return { type: "page" };
  return { type: "track", event: hit["event_category"] === "" ? "Unattended" : hit["event_action"] };
}

function message(messageId: string, session: GaRow, timestamp: string, context: object, more: object): string {
  return `${JSON.stringify({ messageId, anonymousId: session["fullVisitorId"], timestamp, context, ...more })}\n`;
}

/** Events with a category: what a visitor did on a page. */
export function interactions(hits: readonly GaRow[]): readonly string[] {
  const named = hits.filter((hit) => hit["type"] !== "PAGE" && hit["event_category"] !== "");
  return [...new Set(named.map((hit) => hit["event_action"] ?? ""))];
}
