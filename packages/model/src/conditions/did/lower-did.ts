import type { Expr, Plan } from "@throughline/query";
import type { Did } from "../condition.ts";
import type { LowerContext } from "../kind.ts";
import { and, column, not } from "../test/field-columns.ts";
import { compareAmount, holdsForNothing, measureOf } from "./amount.ts";
import { eventsPlan, filterEvents, measuredField, ofUnits, within } from "./event-plan.ts";
import { lowerRegularly } from "./lower-regularly.ts";
import { type OneEvent, oneEvent } from "./one-event.ts";
import { among, unitsWhere } from "./units-where.ts";
import { type Stretch, windowStretch } from "./window.ts";

export function lowerDid(did: Did, context: LowerContext): Expr {
  const { window } = did;
  switch (did.form) {
    case undefined:
      return lowerAmount(did, context);
    case "first time":
      return firstTime(did, context);
    case "first event, then filter":
      return oneEventThenFilter(did, context, "first");
    case "last event, then filter":
      return oneEventThenFilter(did, context, "last");
    case "regularly":
      return lowerRegularly(did, context);
    default: {
      if (!window || !("between" in window)) throw new Error(`"${did.form}" needs a window with a far edge`);
      const { from, to = context.clock.now } = windowStretch(window, context.clock);
      const far = didIn(did, { ...(from === undefined ? {} : { from }), to }, context);
      const near = didIn(did, { from: to, to: context.clock.now }, context);
      if (did.form === "stopped") return and(far, not(near));
      return and(near, not(far), didIn(did, from === undefined ? {} : { to: from }, context));
    }
  }
}

/** At least one event in a stretch of time. */
function didIn(did: Did, stretch: Stretch, context: LowerContext): Expr {
  const { unit, clock } = context;
  const events = eventsPlan(did.event, did.where ?? [], stretch, clock, [ofUnits(context)]);
  return among({ project: events, columns: { unit: column(unit, "e") }, as: "did" }, context);
}

/** Units with at least one matching event that satisfy the test. */
function lowerAmount(did: Did, context: LowerContext): Expr {
  const { unit, clock } = context;
  const { measure = "count", op = ">=", value = 1 } = did;
  const stretch = windowStretch(did.window, clock);
  if (measure === "count" && ((op === ">=" && value === 1) || (op === ">" && value === 0)))
    return didIn(did, stretch, context);
  const events = eventsPlan(did.event, did.where ?? [], stretch, clock, [ofUnits(context)]);
  const { plan, field } = measuredField(events, did.event, did.property);
  const { aggregates, value: measured } = measureOf(measure, field);
  const perUnit: Plan = { aggregate: plan, by: { unit: column(unit, "e") }, measures: aggregates, as: "did" };
  return unitsWhere(perUnit, compareAmount(measured, op, value), holdsForNothing(measure, op, value), context);
}

/** The first event ever that satisfies event and tests falls in the window. */
function firstTime(did: Did, context: LowerContext): Expr {
  const { unit, clock } = context;
  const firsts: Plan = {
    aggregate: eventsPlan(did.event, did.where ?? [], {}, clock, [ofUnits(context)]),
    by: { unit: column(unit, "e") },
    measures: { first: { fn: "min", of: column("t", "e") } },
    as: "did",
  };
  return unitsWhere(firsts, and(...within(windowStretch(did.window, clock), column("first", "did"))), false, context);
}

/** The first, or the last, event ever of the name falls in the window and satisfies the tests. */
function oneEventThenFilter(did: Did, context: LowerContext, which: OneEvent["which"]): Expr {
  const { unit, clock } = context;
  const { ranked, chosen } = oneEvent({ event: did.event, which }, unit, clock, [ofUnits(context)]);
  const rows = filterEvents(ranked, did, clock, [chosen, ...within(windowStretch(did.window, clock))]);
  return among({ project: rows, columns: { unit: column(unit, "e") }, as: "did" }, context);
}
