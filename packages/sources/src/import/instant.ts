const ISO = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d\d(?::?\d\d)?)?)?$/i;
const MINUTE = 60_000;
const DAY = 86_400_000;
const REMEMBERED_MINUTES = 200_000;

/** Milliseconds of a calendar day and time read as if in UTC, or null when there is no such day or time. */
function wallMs(parts: RegExpExecArray): number | null {
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0));
  const fraction = Math.trunc(Number(`0.${parts[7] ?? "0"}`) * 1000 + 1e-6);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = Date.UTC(year, month - 1, day);
  if (new Date(date).getUTCMonth() !== month - 1 || day < 1) return null;
  if ((hour ?? 0) > 23 || (minute ?? 0) > 59 || (second ?? 0) > 59) return null;
  return date + (hour ?? 0) * 3_600_000 + (minute ?? 0) * MINUTE + (second ?? 0) * 1000 + fraction;
}

function offsetMinutes(text: string): number | null {
  if (/^z$/i.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", "") || 0);
  if (hours > 18 || minutes > 59) return null;
  return (text.startsWith("-") ? -1 : 1) * (hours * 60 + minutes);
}

/** Reads ISO 8601 instants; text without a zone is local time of one IANA zone (in a gap the later, in an overlap the
 * earlier instant). `shiftDays` moves every instant by whole local days: the demo data's shift. */
export class InstantReader {
  readonly #format: Intl.DateTimeFormat | null;
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format =
      timeZone === "UTC"
        ? null
        : new Intl.DateTimeFormat("en-US", {
            timeZone,
            hourCycle: "h23",
            year: "numeric",
            month: "2-digit",
            day: "2-digit",
            hour: "2-digit",
            minute: "2-digit",
            second: "2-digit",
            era: "short",
          });
  }

  /** Milliseconds since 1970, UTC; null when the text is no ISO 8601 instant. */
  read(text: string): number | null {
    const parts = ISO.exec(text.trim());
    const wall = parts && wallMs(parts);
    if (!parts || wall === null) return null;
    if (parts[8] === undefined) return this.fromWall(wall);
    const offset = offsetMinutes(parts[8]);
    return offset === null ? null : wall - offset * MINUTE;
  }

  /** The instant at which the zone's clocks show `wall` (milliseconds as if in UTC). */
  fromWall(wall: number): number {
    if (!this.#format) return wall;
    const minute = Math.floor(wall / MINUTE);
    let offset = this.#offsets.get(minute);
    if (offset === undefined) {
      offset = this.#offsetOfWall(minute * MINUTE);
      if (this.#offsets.size >= REMEMBERED_MINUTES) this.#offsets.clear();
      this.#offsets.set(minute, offset);
    }
    return wall - offset;
  }

  /** The same local time `days` whole days later. */
  shift(instant: number, days: number): number {
    return days === 0 ? instant : this.fromWall(instant + this.#offsetAt(instant) + days * DAY);
  }

  #offsetOfWall(wall: number): number {
    const before = this.#offsetAt(wall - DAY);
    const after = this.#offsetAt(wall + DAY);
    if (before === after) return before;
    const valid = [before, after].filter((offset) => this.#offsetAt(wall - offset) === offset);
    return valid.length > 0 ? Math.max(...valid) : before;
  }

  #offsetAt(instant: number): number {
    if (!this.#format) return 0;
    const part = new Map(this.#format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
    const seconds = Math.floor(instant / 1000);
    const shown = Date.UTC(
      part.get("year") ?? 0,
      (part.get("month") ?? 1) - 1,
      part.get("day") ?? 1,
      part.get("hour") ?? 0,
      part.get("minute") ?? 0,
      part.get("second") ?? 0,
    );
    return shown - seconds * 1000;
  }
}
