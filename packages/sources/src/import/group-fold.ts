import type { EventRecord, GroupTraits, TraitValue } from "../ports/document-store.ts";
import { asRecord, compareTraits } from "../ports/merge-profile.ts";

/**
 * What `group` messages say about accounts and memberships. Folds commute: per trait the newest message wins, a member
 * is one since its earliest message, whatever the order in which they came.
 */
export class GroupFold {
  readonly #traits = new Map<string, Map<string, TraitValue>>();
  readonly #members = new Map<string, Map<string, number>>();

  add(event: EventRecord): void {
    if (event.type !== "group" || event.groupId === undefined) return;
    const held = this.#traits.get(event.groupId) ?? new Map<string, TraitValue>();
    this.#traits.set(event.groupId, held);
    const { timestamp, source, messageId } = event;
    for (const name of Object.keys(event.traits)) {
      const next = { value: event.traits[name] ?? null, timestamp, source, messageId };
      const last = held.get(name);
      if (!last || compareTraits(last, next) <= 0) held.set(name, next);
    }
    if (event.userId === undefined) return;
    const groups = this.#members.get(event.userId) ?? new Map<string, number>();
    this.#members.set(event.userId, groups);
    groups.set(event.groupId, Math.min(timestamp, groups.get(event.groupId) ?? Number.POSITIVE_INFINITY));
  }

  groups(): GroupTraits[] {
    return [...this.#traits].map(([id, traits]) => ({ id, traits: asRecord(traits) }));
  }

  /** Per user the groups that it joined, and when. */
  get members(): ReadonlyMap<string, ReadonlyMap<string, number>> {
    return this.#members;
  }
}
