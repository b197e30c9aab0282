import type { Clock } from "../../time/clock.ts";
import { edgesOf } from "../../time/day.ts";
import { describeDuration, parseDuration, roughLength, shift } from "../../time/duration.ts";
import { stretchWords } from "../../time/stretch-words.ts";
import type { Window } from "../condition.ts";
import { complain, type Path, type Reader, readObject } from "../parse/reader.ts";

/** Half-open stretch of time in milliseconds; an absent edge is open. */
export interface Stretch {
  readonly from?: number;
  readonly to?: number;
}

const stretches = new WeakMap<Clock, Map<Window, Stretch>>();

/** `last D` ends at the instant asked; `between` is [t-far, t-near); a day as `to` counts whole. */
export function windowStretch(window: Window | undefined, clock: Clock): Stretch {
  if (!window) return {};
  // Calendars are slow: one instant asks of many units.
  const known = stretches.get(clock) ?? new Map<Window, Stretch>();
  const stretch = known.get(window) ?? stretchOf(window, clock);
  stretches.set(clock, known.set(window, stretch));
  return stretch;
}

function stretchOf(window: Window, clock: Clock): Stretch {
  if ("last" in window) return { from: ago(window.last, clock), to: clock.now };
  if ("between" in window) return { from: ago(window.between.far, clock), to: ago(window.between.near, clock) };
  const from = window.from === undefined ? undefined : edgesOf(window.from, clock.zone)?.start;
  const to = window.to === undefined ? undefined : edgesOf(window.to, clock.zone)?.end;
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** The instant that a duration before the instant asked is. */
export function ago(text: string, clock: Clock): number {
  const duration = parseDuration(text);
  if (!duration) throw new Error(`not a duration: ${text}`);
  return shift(clock.now, duration, -1, clock.zone);
}

/** " in the last 7 days", " between 1 Oct and 31 Oct 2026": days and times are those of `zone`; "" for ever. */
export function windowWords(window: Window | undefined, zone: string): string {
  if (!window) return "";
  if ("last" in window) return ` in the last ${durationWords(window.last)}`;
  if ("between" in window)
    return ` between ${lengthWords(window.between.far)} and ${lengthWords(window.between.near)} ago`;
  const from = window.from === undefined ? undefined : edgesOf(window.from, zone)?.start;
  const to = window.to === undefined ? undefined : edgesOf(window.to, zone)?.end;
  return ` ${stretchWords(from, to, zone)}`;
}

/** "1 month", "7 days". */
export function lengthWords(text: string): string {
  const duration = parseDuration(text);
  return duration ? describeDuration(duration) : text;
}

/** After "in the last": "month", "7 days". */
export function durationWords(text: string): string {
  return lengthWords(text).replace(/^1 (?=\w+$)/, "");
}

export function readWindow(reader: Reader, json: unknown, path: Path): Window | undefined {
  const body = readObject(reader, json, path, ["last", "between", "from", "to"]);
  if (!body) return undefined;
  const forms = [body.has("last"), body.has("between"), body.has("from") || body.has("to")].filter(Boolean);
  if (forms.length !== 1)
    return complain(reader, path, "contradiction", "a window is one of: last; between; from and/or to");
  if (body.has("last")) {
    const last = readDuration(reader, body.get("last"), [...path, "last"]);
    return last === undefined ? undefined : { last };
  }
  return body.has("between")
    ? readBetween(reader, body.get("between"), [...path, "between"])
    : readEdges(reader, body.get("from"), body.get("to"), path);
}

export function readDuration(reader: Reader, value: unknown, path: Path): string | undefined {
  if (typeof value === "string" && parseDuration(value)) return value;
  return complain(reader, path, "wrongType", "must be a duration such as P7D (calendar) or PT168H (exact)");
}

function readBetween(reader: Reader, json: unknown, path: Path): Window | undefined {
  const body = readObject(reader, json, path, ["far", "near"]);
  if (!body) return undefined;
  const far = readDuration(reader, body.get("far"), [...path, "far"]);
  const near = readDuration(reader, body.get("near"), [...path, "near"]);
  const lengths = [far, near].map((d) => (d === undefined ? undefined : parseDuration(d)));
  const [a, b] = lengths;
  if (far === undefined || near === undefined || !a || !b) return undefined;
  if (roughLength(a) <= roughLength(b))
    return complain(reader, path, "contradiction", "the far edge must be longer ago than the near edge");
  return { between: { far, near } };
}

function readEdges(reader: Reader, from: unknown, to: unknown, path: Path): Window | undefined {
  const edge = (value: unknown, key: string): string | undefined => {
    if (value === undefined) return undefined;
    if (typeof value === "string" && edgesOf(value, "UTC")) return value;
    return complain(reader, [...path, key], "wrongType", "must be a date or an instant");
  };
  const start = edge(from, "from");
  const end = edge(to, "to");
  if ((from !== undefined && start === undefined) || (to !== undefined && end === undefined)) return undefined;
  if (
    start !== undefined &&
    end !== undefined &&
    (edgesOf(start, "UTC")?.start ?? 0) >= (edgesOf(end, "UTC")?.end ?? 0)
  )
    return complain(reader, path, "contradiction", "the window ends before it begins");
  return { ...(start === undefined ? {} : { from: start }), ...(end === undefined ? {} : { to: end }) };
}
