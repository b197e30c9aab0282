import { Temporal } from "temporal-polyfill";
import { edgesOf } from "../time/day.ts";
import { type Duration, parseDuration, shift } from "../time/duration.ts";
import type { EventFilter, FieldTest, Window } from "./condition.ts";
import { actsWithin } from "./did/acts-within.ts";
import { dueStretch } from "./due-stretches.ts";
import type { HistoryEvent, Known, TurnContext } from "./history.ts";
import { edgesOfWindow, movesByItself } from "./wakes.ts";

const day = 86_400_000;

/**
 * The instants at which "a duration before (-1) or after (1) the instant asked lies past `t`" turns, in milliseconds. An
 * exact duration turns once. A calendar one may turn back and forth where clocks change and where months are clamped:
 * all of 29, 30 and 31 March are a month after 28 February.
 */
export function passes(t: number, duration: Duration, direction: 1 | -1, zone: string): readonly number[] {
  const past = (now: number): boolean => shift(now, duration, direction, zone) > t;
  const near = candidates(t, duration, direction, zone);
  return [...new Set(near)].filter((at) => past(at) !== past(at - 1));
}

function candidates(t: number, duration: Duration, direction: 1 | -1, zone: string): readonly number[] {
  if (duration.kind === "exact") return [t - direction * duration.ms + 1];
  const back = direction === 1 ? -1 : 1;
  const middle = shift(t, duration, back, zone);
  const changes = [...changesNear(t, zone), ...changesNear(middle, zone)];
  const localDay = at(t, zone).day;
  if (changes.length === 0 && (localDay < 28 || duration.years + duration.months === 0)) return [middle, middle + 1];
  const local = at(t, zone).toPlainDateTime();
  const times = new Set([local.toPlainTime().toString()]);
  for (const change of changes) {
    const [before, after] = [at(change - 1, zone), at(change, zone)];
    const gap = (after.offsetNanoseconds - before.offsetNanoseconds) / 1_000_000;
    for (const clock of [before.toPlainDateTime().add({ milliseconds: 1 }), after.toPlainDateTime()])
      times.add(clock.toPlainTime().toString());
    for (const moved of [gap, -gap]) times.add(local.add({ milliseconds: moved }).toPlainTime().toString());
  }
  const first = at(middle, zone).toPlainDate().subtract({ days: 4 });
  const found: number[] = [...changes];
  for (let i = 0; i < 9; i++)
    for (const time of ["00:00", ...times])
      for (const disambiguation of ["earlier", "later"] as const) {
        const plain = first.add({ days: i }).toPlainDateTime(Temporal.PlainTime.from(time));
        const instant = plain.toZonedDateTime(zone, { disambiguation }).epochMilliseconds;
        found.push(instant, instant + 1);
      }
  return found;
}

const at = (t: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(t).toZonedDateTimeISO(zone);

/** Changes of the zone's offset within some days of an instant. */
function changesNear(t: number, zone: string): readonly number[] {
  const found: number[] = [];
  let from = at(t - 5 * day, zone);
  for (;;) {
    const next = from.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds > t + 5 * day) return found;
    found.push(next.epochMilliseconds);
    from = next;
  }
}

type Ahead = Pick<TurnContext, "clock" | "until">;

/** When an edge, so long before the instant asked, comes past `t` in the time that is looked at. */
function edgePasses(t: number, edge: string, { clock, until }: Ahead): readonly number[] {
  const near = dueStretch(edge, clock, until);
  return t < near.from || t > near.to ? [] : passesText(t, edge, -1, clock.zone);
}

function passesText(t: number, text: string, direction: 1 | -1, zone: string): readonly number[] {
  const duration = parseDuration(text);
  return duration ? passes(t, duration, direction, zone) : [];
}

/** When something of the instant `t` comes into or out of a window that moves with the instant asked. */
export function windowTurns(t: number, window: Window | undefined, ahead: Ahead): readonly number[] {
  return edgesOfWindow(window).flatMap((edge) => edgeTurns(t, edge, ahead));
}

/** The same of acts in their order: only those near an edge are looked at. */
export function actTurns(acts: readonly HistoryEvent[], window: Window | undefined, ahead: Ahead): readonly number[] {
  return edgesOfWindow(window).flatMap((edge) =>
    actsNear(acts, edge, ahead).flatMap(({ t }) => edgeTurns(t, edge, ahead)),
  );
}

/** "" is the instant asked itself. */
function edgeTurns(t: number, edge: string, ahead: Ahead): readonly number[] {
  return edge === "" ? [t + 1] : edgePasses(t, edge, ahead);
}

/** Acts that an edge may come past; "" is the instant asked itself. */
export function actsNear(
  acts: readonly HistoryEvent[],
  edge: string,
  { clock, until }: Ahead,
): readonly HistoryEvent[] {
  const { from, to } = dueStretch(edge, clock, until);
  return actsWithin(acts, { from, to: to + 1 });
}

/** When so much time has passed since `t`: "at least" begins at the instant itself, a millisecond before "past". */
export function ageTurns(t: number, duration: string, ahead: Ahead): readonly number[] {
  return edgePasses(t - 1, duration, ahead);
}

/** The days on which an anniversary may begin or end to be near; a year and some days hold every one. */
const anniversaryDays = 400;

/** When a test of a value turns although the value stays. */
export function testTurns(test: FieldTest, value: Known | undefined, ahead: Ahead): readonly number[] {
  const { clock } = ahead;
  const t = typeof value === "string" ? edgesOf(value, clock.zone)?.start : undefined;
  if (t === undefined || typeof test.value !== "string") return [];
  if (test.op === "in the last") return [t + 1, ...edgePasses(t, test.value, ahead)];
  // Up to `t` itself it is ahead; it is reached when the far edge lies past it.
  if (test.op === "in the next") return [t + 1, ...passesText(t, test.value, 1, clock.zone)];
  if (test.op !== "anniversary in") return [];
  const today = at(clock.now, clock.zone).toPlainDate();
  const duration = parseDuration(test.value);
  // A calendar duration reaches the next day at midnight, an exact one so long before midnight.
  const before = duration?.kind === "exact" ? duration.ms : 0;
  const days = Math.ceil((ahead.until + before - clock.now) / day) + 2;
  return Array.from({ length: Math.min(days, anniversaryDays) }, (_, i) => {
    const midnight = today.add({ days: i + 1 }).toZonedDateTime(clock.zone).epochMilliseconds;
    return before === 0 ? [midnight] : [midnight, midnight - before];
  }).flat();
}

/** When the tests of an event turn although nothing happens. */
export function filterTurns({ where = [] }: EventFilter, event: HistoryEvent, ahead: Ahead): readonly number[] {
  return where
    .filter(movesByItself)
    .flatMap((test) => testTurns(test, event.property(test.property, test.asOf), ahead));
}
