import type { CalendarPeriod, Did, Unit } from "@throughline/model";
import { addLocalDays, dayStart, localDay, move } from "./berlin.ts";
import { amountHolds, beginningOf, eventsOf, inWindow, matchesFilter, measure, propertyOf } from "./event-oracle.ts";
import type { World } from "./world.ts";

export function didHolds(world: World, unit: Unit, id: number, did: Did, now: number): boolean {
  const all = eventsOf(world, unit, id);
  const matching = all.filter((e) => matchesFilter(world, e, did, now));
  const between = (from: number, to: number) => matching.some((e) => e.t >= from && e.t < to);
  if (did.form === undefined) {
    const events = matching.filter((e) => inWindow(e.t, did.window, now));
    const values = events.map((e) => (did.property === undefined ? undefined : propertyOf(world, e, did.property)));
    return amountHolds(measure(did.measure ?? "count", events.length, values), did.op, did.value);
  }
  if (did.form === "first time") return matching.slice(0, 1).some((e) => inWindow(e.t, did.window, now));
  if (did.form === "first event, then filter")
    return all
      .filter((e) => matchesFilter(world, e, { event: did.event }, now))
      .slice(0, 1)
      .some((e) => matching.includes(e) && inWindow(e.t, did.window, now));
  if (did.form === "last event, then filter") {
    const last = all.filter((e) => matchesFilter(world, e, { event: did.event }, now)).at(-1);
    return last !== undefined && matching.includes(last) && inWindow(last.t, did.window, now);
  }
  if (did.form === "regularly") return regularly(world, unit, id, did, now);
  if (!did.window || !("between" in did.window)) throw new Error("no far edge");
  const far = move(now, did.window.between.far, -1);
  const near = move(now, did.window.between.near, -1);
  if (did.form === "stopped") return between(far, near) && !between(near, now);
  return between(near, now) && !between(far, near) && between(Number.NEGATIVE_INFINITY, far);
}

/** The last whole calendar periods one by one; of a period without events only if the unit had begun before its end. */
function regularly(world: World, unit: Unit, id: number, did: Did, now: number): boolean {
  const { per = "week", atLeast = 1, ofLast = 1 } = did;
  const events = eventsOf(world, unit, id).filter((e) => matchesFilter(world, e, did, now));
  const begun = beginningOf(world, unit, id);
  let done = 0;
  let next = firstDay(localDay(now), per);
  for (let i = 0; i < ofLast; i++) {
    const first = firstDay(addLocalDays(next, -1), per);
    const count = events.filter((e) => e.t >= dayStart(first) && e.t < dayStart(next)).length;
    const there = count > 0 || (begun !== undefined && begun < dayStart(next));
    if (there && amountHolds(count, did.op, did.value)) done++;
    next = first;
  }
  return done >= atLeast;
}

/** The first day of the local period; weeks start on Monday. */
function firstDay(day: string, per: CalendarPeriod): string {
  const [year = "", month = ""] = day.split("-");
  if (per === "week") return addLocalDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
  if (per === "month") return `${year}-${month}-01`;
  if (per === "quarter") return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, "0")}-01`;
  return per === "year" ? `${year}-01-01` : day;
}
