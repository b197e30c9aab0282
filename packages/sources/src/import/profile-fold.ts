import {
  anonymousIdentifier,
  defaultIdentityRules,
  identifiersOf,
  subjectOf,
  userIdentifier,
} from "@throughline/model";
import type { EventRecord, IdentityChange, JsonObject, ProfilePatch, TraitValue } from "../ports/document-store.ts";

type Link = Omit<IdentityChange, "seq">;
type Origin = { readonly timestamp: number; readonly source: string; readonly messageId: string };

/** Does `next` win over `held`? Per trait the newest (timestamp, source, messageId) does. */
function wins(next: TraitValue, held: TraitValue | undefined): boolean {
  if (!held) return true;
  if (next.timestamp !== held.timestamp) return next.timestamp > held.timestamp;
  if (next.source !== held.source) return next.source > held.source;
  return next.messageId >= held.messageId;
}

/** Collects what a batch of messages says about profiles: patches commute, so order does not matter. */
export class ProfileFold {
  readonly #profiles = new Map<string, { createdAt: number; traits: Map<string, TraitValue> }>();

  get size(): number {
    return this.#profiles.size;
  }

  seen(id: string, at: number): void {
    const held = this.#profiles.get(id);
    if (!held) this.#profiles.set(id, { createdAt: at, traits: new Map() });
    else held.createdAt = Math.min(held.createdAt, at);
  }

  traits(id: string, traits: JsonObject, origin: Origin): void {
    this.seen(id, origin.timestamp);
    const held = this.#profiles.get(id)?.traits;
    for (const name of Object.keys(traits)) {
      const value = traits[name];
      if (value === undefined) continue;
      const next = { value, timestamp: origin.timestamp, source: origin.source, messageId: origin.messageId };
      if (wins(next, held?.get(name))) held?.set(name, next);
    }
  }

  patches(): ProfilePatch[] {
    return [...this.#profiles].map(([id, { createdAt, traits }]) => ({
      id,
      createdAt,
      traits: Object.fromEntries(traits),
    }));
  }
}

/** Adds one event's part: its profiles, and for `identify` the traits of the one it is about. */
export function foldProfiles(fold: ProfileFold, event: EventRecord, rules = defaultIdentityRules): void {
  if (event.userId !== undefined) fold.seen(userIdentifier(event.userId), event.timestamp);
  if (event.anonymousId !== undefined) fold.seen(anonymousIdentifier(event.anonymousId), event.timestamp);
  const about = subjectOf(rules, event);
  if (event.type === "identify" && about !== undefined) fold.traits(about, event.traits, event);
}

/** What messages say about who is who, as pairs of their subject and every other identifier (`docs/counting.md`). */
export function linksOf(events: readonly EventRecord[], rules = defaultIdentityRules): Link[] {
  return events.flatMap((event) => {
    const { timestamp, source, messageId } = event;
    const [a, ...others] = identifiersOf(rules, event);
    return a === undefined ? [] : others.map((b): Link => ({ op: "link", a, b, timestamp, source, messageId }));
  });
}
