import type { Problem } from "../problem.ts";
import type { Mapping, SavedMapping } from "./mapping.ts";
import { parseMapping } from "./parse-mapping.ts";

/**
 * All mappings of a workspace are one setting of the control database, by this name: each save is a version of the whole,
 * kept for ever, with who saved it; the version inside each mapping lets two people edit two mappings at once.
 */
export const mappingsSetting = "mappings";

/** A mapping that was removed: its rows are let go, and what was made of them stays or goes with them. */
export interface EndedMapping {
  readonly id: string;
  readonly keepData: boolean;
}

export interface Mappings {
  readonly mappings: readonly SavedMapping[];
  readonly ended: readonly EndedMapping[];
}

/** Version of the setting (0: never saved), and what of it can be read: a mapping of a newer release is left out. */
export interface SavedMappings extends Mappings {
  readonly version: number;
}

export interface EditedMappings {
  /** Absent when there are problems. */
  readonly edited?: Mappings;
  readonly saved?: SavedMapping;
  readonly problems: readonly Problem[];
}

interface Setting {
  readonly name: string;
  readonly version: number;
  readonly value: unknown;
}

export function savedMappings(settings: readonly Setting[]): SavedMappings {
  const found = settings.find(({ name }) => name === mappingsSetting);
  if (!found) return { version: 0, mappings: [], ended: [] };
  const list = (key: string): unknown[] => listIn(found.value, key);
  return {
    version: found.version,
    mappings: list("mappings").flatMap((item) => readSaved(item) ?? []),
    ended: list("ended").flatMap((item) => readEnded(item) ?? []),
  };
}

function listIn(value: unknown, key: string): unknown[] {
  const list = typeof value === "object" && value !== null ? new Map(Object.entries(value)).get(key) : undefined;
  return Array.isArray(list) ? list : [];
}

function readSaved(item: unknown): SavedMapping | undefined {
  if (typeof item !== "object" || item === null || !("version" in item) || !("mapping" in item)) return undefined;
  const { mapping } = parseMapping(item.mapping);
  return mapping && typeof item.version === "number" ? { version: item.version, mapping } : undefined;
}

function readEnded(item: unknown): EndedMapping | undefined {
  if (typeof item !== "object" || item === null || !("id" in item) || !("keepData" in item)) return undefined;
  return typeof item.id === "string" ? { id: item.id, keepData: item.keepData !== false } : undefined;
}

const maxMappings = 100;
/** Ended mappings that are remembered; the reading of an older one was let go long ago. */
const maxEnded = 200;

/** One mapping saved over `version` (0: a new one), or why it cannot be. */
export function withMapping({ mappings, ended }: Mappings, json: unknown, version: number): EditedMappings {
  const { mapping, problems } = parseMapping(json);
  if (!mapping) return { problems };
  const current = mappings.find((held) => held.mapping.id === mapping.id);
  if ((current?.version ?? 0) !== version) return refused("conflict", conflictWords(mapping, current, version));
  if (!current && mappings.length >= maxMappings)
    return refused("tooMany", `A workspace has at most ${maxMappings} mappings.`);
  const saved = { version: version + 1, mapping };
  const edited = {
    mappings: [...mappings.filter((held) => held !== current), saved],
    ended: ended.filter(({ id }) => id !== mapping.id),
  };
  return { edited, saved, problems: [] };
}

/** Ends a mapping; its data stay or go. */
export function withoutMapping({ mappings, ended }: Mappings, id: string, keepData: boolean): EditedMappings {
  if (!mappings.some(({ mapping }) => mapping.id === id)) return refused("notFound", "There is no such mapping.");
  const edited = {
    mappings: mappings.filter(({ mapping }) => mapping.id !== id),
    ended: [...ended.filter((held) => held.id !== id), { id, keepData }].slice(-maxEnded),
  };
  return { edited, problems: [] };
}

function refused(code: string, message: string): EditedMappings {
  return { problems: [{ code, message, path: ["id"] }] };
}

function conflictWords({ id, name }: Mapping, current: SavedMapping | undefined, version: number): string {
  if (!current) return `"${name}" was removed by someone else.`;
  if (version === 0) return `There is a mapping "${id}" already. Choose another id.`;
  return `"${name}" was changed by someone else: version ${current.version} is the newest. Load it and change it again.`;
}
