import type { IdentityRules } from "@throughline/model";
import { InstantReader } from "../import/instant.ts";
import type { WorkspaceStores } from "../import/intake.ts";
import type { DeadLetter, EventRecord } from "../ports/document-store.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { appendEvents } from "./append-events.ts";
import { collectedEvent, type EventCheck, letterOf } from "./collected-event.ts";
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
  const good = outcomes.flatMap(({ letter, now }) => ("event" in now ? [{ letter, event: now.event }] : []));
  const { events, refused } = await append(stores, good, rules);
  await writeGroupEvents(stores, timeZone, events);
  const gone = good.flatMap(({ letter }) => (refused.some(({ id }) => id === letter.id) ? [] : [letter.id]));
  const removed = await stores.documents.removeDeadLetters(gone);
  const bad = [...outcomes.flatMap(({ now }) => ("letter" in now ? [now.letter] : [])), ...refused];
  await stores.documents.addDeadLetters(bad);
  return { stored: removed, kept: bad.length };
}

type Good = { readonly letter: DeadLetter; readonly event: EventRecord };

/** All together; when the store refuses one for what it is, one by one. */
async function append(
  stores: WorkspaceStores,
  good: readonly Good[],
  rules: IdentityRules | undefined,
): Promise<{ readonly events: readonly EventRecord[]; readonly refused: readonly DeadLetter[] }> {
  try {
    const given = good.map(({ event }) => event);
    return { events: (await appendEvents(stores.documents, given, rules)).events, refused: [] };
  } catch (error) {
    if (!(error instanceof RefusedValue)) throw error;
    const [only] = good;
    if (good.length === 1 && only)
      return { events: [], refused: [letterOf(only.letter, "notStorable", error.message)] };
    const parts = [];
    for (const one of good) parts.push(await append(stores, [one], rules));
    return { events: parts.flatMap(({ events }) => events), refused: parts.flatMap(({ refused }) => refused) };
  }
}
