import type { Compare, Range } from "@throughline/model";

/** What the top bar holds. It lives in the URL, so it is shared by every screen and by whoever gets the link. */
export interface Bar {
  readonly range: Range;
  readonly compare: Compare | null;
  /** IANA name; null is the workspace's own zone. */
  readonly zone: string | null;
  /** Id of the saved segment that is counted within; null is everyone. */
  readonly segment: string | null;
  /** Internal and test users are counted too; by default they are left out. */
  readonly internal: boolean;
}

/** The bar as it is written in the URL: `range=28d`, `compare=year`, `zone=Europe/Berlin`, `within=<segment>`, `internal=counted`. Defaults are left out. */
interface BarSearch {
  readonly range?: string | undefined;
  readonly compare?: string | undefined;
  readonly zone?: string | undefined;
  readonly within?: string | undefined;
  readonly internal?: string | undefined;
}

export const defaultRange: Range = { last: 28, unit: "day" };
const units = { d: "day", w: "week", m: "month" } as const;
const longest = { day: 1100, week: 160, month: 120 } as const;
const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

/** A real calendar day, written YYYY-MM-DD. */
export function isDay(text: string): boolean {
  if (!dayPattern.test(text)) return false;
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

export function parseRange(text: string): Range | null {
  const last = /^(\d{1,4})([dwm])(!?)$/.exec(text);
  if (last) {
    const unit = units[last[2] as keyof typeof units];
    const count = Number(last[1]);
    if (count < 1 || count > longest[unit]) return null;
    return { last: count, unit, ...(last[3] === "!" && { completeOnly: true }) };
  }
  const [from, to, ...more] = text.split("..");
  if (from === undefined || to === undefined || more.length > 0 || !isDay(from) || !isDay(to) || from > to) return null;
  return { from, to };
}

export function writeRange(range: Range): string {
  if ("last" in range) return `${range.last}${range.unit.charAt(0)}${range.completeOnly ? "!" : ""}`;
  return `${range.from}..${range.to}`;
}

export function parseCompare(text: string): Compare | null {
  if (text === "previous") return { period: "previous" };
  if (text === "year") return { period: "sameWeekdaysLastYear" };
  return isDay(text) ? { from: text } : null;
}

export function writeCompare(compare: Compare | null): string {
  if (compare === null) return "none";
  if ("from" in compare) return compare.from;
  return compare.period === "previous" ? "previous" : "year";
}

function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/** Reads what is valid and falls back to the default for each part that is not. */
export function readBar(search: BarSearch): Bar {
  const range = search.range === undefined ? null : parseRange(search.range);
  const compare = search.compare === undefined ? { period: "previous" as const } : parseCompare(search.compare);
  const zone = search.zone !== undefined && isZone(search.zone) ? search.zone : null;
  return {
    range: range ?? defaultRange,
    compare,
    zone,
    segment: search.within || null,
    internal: search.internal === "counted",
  };
}

/** Keeps the parts of the URL that are text, whatever came in. */
export function validateBarSearch(search: Record<string, unknown>): BarSearch {
  const text = (name: string): string | undefined => {
    const value = search[name];
    return typeof value === "string" && value.length < 80 ? value : undefined;
  };
  return {
    range: text("range"),
    compare: text("compare"),
    zone: text("zone"),
    within: text("within"),
    internal: text("internal"),
  };
}

export function writeBar(bar: Partial<Bar>): BarSearch {
  const range = bar.range === undefined ? undefined : writeRange(bar.range);
  const compare = bar.compare === undefined ? undefined : writeCompare(bar.compare);
  return {
    ...(range !== undefined && { range: range === writeRange(defaultRange) ? undefined : range }),
    ...(compare !== undefined && { compare: compare === "previous" ? undefined : compare }),
    ...(bar.zone !== undefined && { zone: bar.zone ?? undefined }),
    ...(bar.segment !== undefined && { within: bar.segment ?? undefined }),
    ...(bar.internal !== undefined && { internal: bar.internal ? "counted" : undefined }),
  };
}
