import type { TrendDraft } from "./draft.ts";
import { parseDraft, writeDraft } from "./parse-draft.ts";

/** One figure whose people are shown: a series, one bucket or the total, the period or the one compared with. */
export interface PeopleKey {
  readonly series: number;
  readonly bucket: number | null;
  readonly compare: boolean;
}

/** The insight screen's part of the URL. */
export interface InsightSearch {
  readonly draft: TrendDraft | null;
  /** The URL held a draft that could not be read. */
  readonly broken: boolean;
  readonly view: "chart" | "table";
  readonly people: PeopleKey | null;
}

const version = 1;

/** Reads `v`, `q` (the draft), `view` and `people` ("0-12", "0-total", "1-3-before"). */
export function readInsightSearch(search: Record<string, unknown>): InsightSearch {
  const asked = search["q"] !== undefined;
  const known = search["v"] === undefined || search["v"] === version;
  const draft = asked && known ? parseDraft(search["q"]) : null;
  return {
    draft,
    broken: asked && draft === null,
    view: search["view"] === "table" ? "table" : "chart",
    people: readPeople(search["people"]),
  };
}

function readPeople(value: unknown): PeopleKey | null {
  const match = /^(\d{1,2})-(total|\d{1,4})(-before)?$/.exec(typeof value === "string" ? value : "");
  if (!match) return null;
  return {
    series: Number(match[1]),
    bucket: match[2] === "total" ? null : Number(match[2]),
    compare: match[3] !== undefined,
  };
}

export function writePeople(key: PeopleKey): string {
  return `${key.series}-${key.bucket ?? "total"}${key.compare ? "-before" : ""}`;
}

/** The change of the URL that an edit of the draft is: the drawer closes, because its figure may be gone. */
export function draftSearch(draft: TrendDraft): Record<string, unknown> {
  return { v: version, q: writeDraft(draft), people: undefined };
}
