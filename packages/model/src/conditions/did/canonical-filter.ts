import { foldText } from "../../text/fold-text.ts";
import { byMeaning } from "../canonical-order.ts";
import type { CountOperator, EventFilter } from "../condition.ts";
import { canonicalTest } from "../test/canonical-test.ts";

/** The event's name folded, its tests in one order and without repetition. */
export function canonicalFilter({ event, where }: EventFilter): EventFilter {
  return { event: foldText(event), ...canonicalTests(where) };
}

export function canonicalTests(where: EventFilter["where"]): Pick<EventFilter, "where"> {
  return where && where.length > 0 ? { where: byMeaning(where.map(canonicalTest)) } : {};
}

interface Times {
  readonly op?: CountOperator;
  readonly value?: number | readonly [number, number];
}

/** At least once is the default. */
export function canonicalTimes({ op = ">=", value = 1 }: Times): Times {
  return op === ">=" && value === 1 ? {} : { op, value };
}
