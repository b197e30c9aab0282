/**
 * Europe/Berlin by the rules since 1981, in plain arithmetic, so that the oracle shares no code with what it checks. Until
 * 1995 summer ended in September; between 1950 and 1979 there was none.
 */
const hour = 3_600_000;
const day = 24 * hour;

function lastSundayAtOne(year: number, month: number): number {
  const last = new Date(Date.UTC(year, month + 1, 0));
  return Date.UTC(year, month + 1, 0) - last.getUTCDay() * day + hour;
}

function offset(t: number): number {
  const year = new Date(t).getUTCFullYear();
  if (year < 1981) return hour;
  return t >= lastSundayAtOne(year, 2) && t < lastSundayAtOne(year, year < 1996 ? 8 : 9) ? 2 * hour : hour;
}

/** The local time, as a Date whose UTC fields are the local ones. */
export function toLocal(t: number): Date {
  return new Date(t + offset(t));
}

/** In a gap the later, in an overlap the earlier instant. `local` holds local fields as UTC. */
export function fromLocal(local: number): number {
  const summer = local - 2 * hour;
  return offset(summer) === 2 * hour ? summer : local - hour;
}

const duration = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/;

/** Moves an instant by `P7D` (local calendar, clamped) or `PT24H` (exact). */
export function move(t: number, text: string, direction: 1 | -1): number {
  const parts = duration
    .exec(text)
    ?.slice(1)
    .map((part) => Number(part ?? 0));
  if (!parts) throw new Error(text);
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0] = parts;
  if (hours + minutes > 0) return t + direction * (hours * hour + minutes * 60_000);
  const local = toLocal(t);
  const clock = local.getTime() - startOfLocalDay(local);
  const month = local.getUTCMonth() + direction * (12 * years + months);
  const lastOfMonth = new Date(Date.UTC(local.getUTCFullYear(), month + 1, 0)).getUTCDate();
  const date = Math.min(local.getUTCDate(), lastOfMonth);
  const start = Date.UTC(local.getUTCFullYear(), month, date) + direction * (7 * weeks + days) * day;
  return fromLocal(start + clock);
}

function startOfLocalDay(local: Date): number {
  return Date.UTC(local.getUTCFullYear(), local.getUTCMonth(), local.getUTCDate());
}

/** `YYYY-MM-DD` of an instant. */
export function localDay(t: number): string {
  return toLocal(t).toISOString().slice(0, 10);
}

/** First instant of a local day; `add` days later. */
export function dayStart(text: string, add = 0): number {
  return fromLocal(Date.parse(`${text}T00:00:00Z`) + add * day);
}

export function addLocalDays(text: string, add: number): string {
  return new Date(Date.parse(`${text}T00:00:00Z`) + add * day).toISOString().slice(0, 10);
}

/** Instant of a day or of an ISO text with Z; undefined for other texts. */
export function momentOf(text: string): { start: number; end: number } | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return { start: dayStart(text), end: dayStart(text, 1) };
  if (!/^\d{4}-\d{2}-\d{2}T.*Z$/.test(text)) return undefined;
  return { start: Date.parse(text), end: Date.parse(text) };
}
