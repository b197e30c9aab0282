import type { IdentityRules } from "@throughline/model";
import { InstantReader } from "../import/instant.ts";
import type { WorkspaceStores } from "../import/intake.ts";
import type { DeadLetter } from "../ports/document-store.ts";
import { appendEvents } from "./append-events.ts";
import { collectedEvent, type EventCheck } from "./collected-event.ts";
import { writeGroupEvents } from "./group-events.ts";

export interface ReplayResult {
  /** Became events, or were events already; they are no dead letters any more. */
  readonly stored: number;
  /** Still cannot be; they stay, with the reason of now. */
  readonly kept: number;
}

/** Hands dead letters to the intake again, at the time of their receipt. May be repeated: an event is stored once. */
export async function replayDeadLetters(
  stores: WorkspaceStores,
  timeZone: string,
  letters: readonly DeadLetter[],
  { check, rules }: { readonly check?: EventCheck | undefined; readonly rules?: IdentityRules } = {},
): Promise<ReplayResult> {
  const instants = new InstantReader(timeZone);
  const byReceipt = letters.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const outcomes = byReceipt.map((letter) => ({ letter, now: collectedEvent(letter, instants, check) }));
  const good = outcomes.flatMap(({ letter, now }) => ("event" in now ? [{ id: letter.id, event: now.event }] : []));
  const given = good.map(({ event }) => event);
  const { events } = await appendEvents(stores.documents, given, rules);
  await writeGroupEvents(stores, timeZone, events);
  const removed = await stores.documents.removeDeadLetters(good.map(({ id }) => id));
  const bad = outcomes.flatMap(({ now }) => ("letter" in now ? [now.letter] : []));
  await stores.documents.addDeadLetters(bad);
  return { stored: removed, kept: bad.length };
}
