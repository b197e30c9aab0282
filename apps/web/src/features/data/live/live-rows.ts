import { foldText } from "@throughline/model";
import type { LiveEvent } from "./live-documents.ts";

/** Kept on the page; older ones are in the timeline of their person. */
export const MOST = 200;

/** New arrivals before the ones that stand already, newest first, each once, as many as the page keeps. */
export function withArrivals(before: readonly LiveEvent[], arrived: readonly LiveEvent[]): readonly LiveEvent[] {
  const known = new Set(before.map((event) => event.id));
  const fresh = arrived.filter((event) => !known.has(event.id));
  return fresh.length === 0 ? before : [...fresh, ...before].slice(0, MOST);
}

/** Do the arrivals reach back to what was seen before? If not, others came between. */
export function meets(before: readonly LiveEvent[], arrived: readonly LiveEvent[]): boolean {
  return arrived.some((event) => event.id === before[0]?.id);
}

/** Whom it is about, as the message names them. */
export function whoOf(event: LiveEvent): string | null {
  return event.userId ?? event.anonymousId ?? event.groupId ?? null;
}

/** Those whose name holds the one text and whose person holds the other. */
export function matchingArrivals(
  events: readonly LiveEvent[],
  event: string | undefined,
  who: string | undefined,
): readonly LiveEvent[] {
  const holds = (text: string | null, wanted: string | undefined) =>
    wanted === undefined || foldText(text ?? "").includes(foldText(wanted));
  return events.filter((one) => holds(one.event, event) && holds(whoOf(one), who));
}
