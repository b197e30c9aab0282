import type { Expr } from "@throughline/query";
import { Temporal } from "temporal-polyfill";
import type { Clock } from "../../time/clock.ts";
import { addDays, dayOf, startOfDay } from "../../time/day.ts";
import { type Duration, shift } from "../../time/duration.ts";
import { and, instant, or } from "./field-columns.ts";

const years = 130;

/**
 * The day and month of `t` come round between today and the day the duration reaches, both inclusive, at least a year
 * after `t`. 29 February comes round on 28 February where there is none. The same stretch of days, moved back by each of
 * the last 130 years, is where such a `t` lies.
 */
export function anniversaryIn(t: Expr, duration: Duration, clock: Clock): Expr {
  return or(
    ...anniversaryStretches(duration, clock).map(([from, to]) =>
      and({ call: ">=", args: [t, instant(from)] }, { call: "<", args: [t, instant(to)] }),
    ),
  );
}

export function anniversaryStretches(duration: Duration, clock: Clock): (readonly [number, number])[] {
  const first = dayOf(clock.now, clock.zone);
  const end = addDays(dayOf(shift(clock.now, duration, 1, clock.zone), clock.zone), 1);
  const found: (readonly [number, number])[] = [];
  for (let back = 1; back <= years; back++) {
    const from = startOfDay(yearsBefore(first, back), clock.zone);
    const to = startOfDay(yearsBefore(end, back), clock.zone);
    if (from < to) found.push([from, to]);
  }
  return found;
}

/** The first day not before the same day and month: 29 February becomes 1 March where there is none. */
function yearsBefore(day: string, years: number): string {
  const date = Temporal.PlainDate.from(day);
  const moved = date.subtract({ years });
  return (moved.day === date.day ? moved : moved.add({ days: 1 })).toString();
}
