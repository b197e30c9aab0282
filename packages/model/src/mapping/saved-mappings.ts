import { optional } from "../conditions/parse/reader.ts";
import type { Problem } from "../problem.ts";
import type { SavedMapping } from "./mapping.ts";
import { parseMapping } from "./parse-mapping.ts";

/**
 * All mappings of a workspace are one setting of the control database, by this name: each save is a version of the whole,
 * kept for ever, with who saved it; the version inside each mapping lets two people edit two mappings at once.
 */
export const mappingsSetting = "mappings";

interface Saved {
  readonly name: string;
  readonly version: number;
  readonly value: unknown;
}

/** Version of the setting (0: never saved) and the mappings that can be read; others of a newer release are left out. */
export interface SavedMappings {
  readonly version: number;
  readonly mappings: readonly SavedMapping[];
}

export function savedMappings(settings: readonly Saved[]): SavedMappings {
  const found = settings.find(({ name }) => name === mappingsSetting);
  if (!found) return { version: 0, mappings: [] };
  const { value } = found;
  const list: unknown = typeof value === "object" && value !== null && "mappings" in value ? value.mappings : [];
  const mappings = Array.isArray(list) ? list.flatMap((item: unknown) => readSaved(item) ?? []) : [];
  return { version: found.version, mappings };
}

function readSaved(item: unknown): SavedMapping | undefined {
  if (typeof item !== "object" || item === null || !("version" in item) || !("mapping" in item)) return undefined;
  const { mapping } = parseMapping(item.mapping);
  return mapping && typeof item.version === "number" ? { version: item.version, mapping } : undefined;
}

const maxMappings = 100;

/** The list with one mapping saved over `version` (0: a new one), or why it cannot be. */
export function withMapping(
  mappings: readonly SavedMapping[],
  json: unknown,
  version: number,
): {
  readonly saved?: SavedMapping;
  readonly mappings: readonly SavedMapping[];
  readonly problems: readonly Problem[];
} {
  const { mapping, problems } = parseMapping(json);
  if (!mapping) return { mappings, problems };
  const current = mappings.find((held) => held.mapping.id === mapping.id);
  const refuse = (code: string, message: string, path: Problem["path"]) => ({
    mappings,
    problems: [{ code, message, path }],
  });
  if ((current?.version ?? 0) !== version) {
    const message = current
      ? `"${mapping.name}" was changed by someone else: version ${current.version} is the newest. Load it and change it again.`
      : `"${mapping.name}" was removed by someone else.`;
    return refuse(
      "conflict",
      version === 0 ? `There is a mapping "${mapping.id}" already. Choose another id.` : message,
      ["id"],
    );
  }
  if (!current && mappings.length >= maxMappings)
    return refuse("tooMany", `A workspace has at most ${maxMappings} mappings.`, ["id"]);
  const saved = { version: version + 1, mapping };
  const others = mappings.filter((held) => held !== current);
  return { ...optional("saved", saved), mappings: [...others, saved], problems: [] };
}
