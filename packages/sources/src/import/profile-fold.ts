import type { EventRecord, IdentityChange, JsonObject, ProfilePatch, TraitValue } from "../ports/document-store.ts";

type Link = Omit<IdentityChange, "seq">;
type Origin = { readonly timestamp: number; readonly source: string; readonly messageId: string };

export const userProfile = (userId: string): string => `user:${userId}`;
export const anonymousProfile = (anonymousId: string): string => `anon:${anonymousId}`;

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
export function foldProfiles(fold: ProfileFold, event: EventRecord): void {
  const ids = [
    ...(event.userId === undefined ? [] : [userProfile(event.userId)]),
    ...(event.anonymousId === undefined ? [] : [anonymousProfile(event.anonymousId)]),
  ];
  for (const id of ids) fold.seen(id, event.timestamp);
  const about = ids[0];
  if (event.type === "identify" && about !== undefined) fold.traits(about, event.traits, event);
}

/** The links that a message states: its two ids are one customer; `alias` joins the previous id, of either kind. */
export function linksOf(event: EventRecord): Link[] {
  const { userId, anonymousId, previousId, timestamp, source, messageId } = event;
  const about = userId === undefined ? anonymousProfile(anonymousId ?? "") : userProfile(userId);
  const others = [
    ...(userId !== undefined && anonymousId !== undefined ? [anonymousProfile(anonymousId)] : []),
    ...(previousId === undefined ? [] : [anonymousProfile(previousId), userProfile(previousId)]),
  ];
  return [...new Set(others)]
    .filter((other) => other !== about)
    .map((other) => ({ op: "link", a: about, b: other, timestamp, source, messageId }));
}
