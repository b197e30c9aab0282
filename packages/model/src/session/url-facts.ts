import type { SessionText } from "./session-fields.ts";

/** What the text of a URL, or of its query alone, says about a visit. */
export interface UrlFacts {
  readonly host?: string;
  readonly path?: string;
  readonly utm: Partial<Record<SessionText, string>>;
}

const utmNames: Readonly<Record<string, SessionText>> = {
  utm_source: "utmSource",
  utm_medium: "utmMedium",
  utm_campaign: "utmCampaign",
  utm_term: "utmTerm",
  utm_content: "utmContent",
};

/** Parameters by which an advertising network names a click; the first that is there counts. */
const clickIds: readonly string[] = [
  "gclid",
  "gbraid",
  "wbraid",
  "dclid",
  "msclkid",
  "fbclid",
  "ttclid",
  "twclid",
  "li_fat_id",
  "epik",
  "sccid",
  "rdt_cid",
  "yclid",
];

const longest = 200;

/** A host is without `www.`, a path without its last slash; what is no URL says nothing. Values are at most 200 characters. */
export function urlFacts(text: string): UrlFacts {
  const query = text.startsWith("?");
  const url = URL.parse(query ? `http://query.invalid/${text}` : text);
  if (!url) return { utm: {} };
  const utm: Partial<Record<SessionText, string>> = {};
  for (const [name, field] of Object.entries(utmNames)) {
    const value = url.searchParams.get(name)?.trim().slice(0, longest);
    if (value) utm[field] = value;
  }
  const click = clickIds.find((name) => url.searchParams.has(name));
  if (click) utm.clickId = click;
  if (query || url.host === "") return { utm };
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/, "") : url.pathname;
  return { host: url.hostname.replace(/^www\./, ""), path, utm };
}
