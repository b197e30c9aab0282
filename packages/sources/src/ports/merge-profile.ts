import type { GroupTraits, Profile, ProfilePatch, TraitValue } from "./document-store.ts";

/** Negative when `a` is the older value: by timestamp, then source, then messageId, byte by byte. */
export function compareTraits(a: TraitValue, b: TraitValue): number {
  return a.timestamp - b.timestamp || compareText(a.source, b.source) || compareText(a.messageId, b.messageId);
}

/** By code point, which is the order of UTF-8 bytes and so that of every store's binary collation. */
function compareText(a: string, b: string): number {
  return a === b ? 0 : Buffer.compare(Buffer.from(a), Buffer.from(b));
}

/**
 * Applies patches of one profile: the minimum `createdAt`, per trait the newest value. Commutative and idempotent.
 * Answers undefined when nothing changes.
 */
export function mergeProfile(
  known: Pick<Profile, "createdAt" | "traits"> | undefined,
  patches: readonly ProfilePatch[],
): Pick<Profile, "createdAt" | "traits"> | undefined {
  const traits = new Map(Object.entries(known?.traits ?? {}));
  let createdAt = known?.createdAt ?? Number.POSITIVE_INFINITY;
  let changed = known === undefined;
  for (const patch of patches) {
    if (patch.createdAt < createdAt) {
      createdAt = patch.createdAt;
      changed = true;
    }
    for (const [name, value] of Object.entries(patch.traits)) {
      const present = traits.get(name);
      if (present && compareTraits(present, value) >= 0) continue;
      traits.set(name, value);
      changed = true;
    }
  }
  return changed ? { createdAt, traits: asRecord(traits) } : undefined;
}

/** The groups that patches change, each as it is afterwards. */
export function mergeGroups(known: readonly GroupTraits[], patches: readonly GroupTraits[]): GroupTraits[] {
  const held = new Map(known.map((group) => [group.id, group]));
  return [...Map.groupBy(patches, ({ id }) => id)].flatMap(([id, own]) => {
    const present = held.get(id);
    const merged = mergeProfile(
      present && { createdAt: 0, traits: present.traits },
      own.map(({ traits }) => ({ id, createdAt: 0, traits })),
    );
    return merged ? [{ id, traits: merged.traits }] : [];
  });
}

/** Own properties whatever their names are: `__proto__` is a trait like any other. */
export function asRecord<T>(entries: Iterable<readonly [string, T]>): Record<string, T> {
  return Object.fromEntries(entries);
}
