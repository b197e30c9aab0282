import { formatCount, formatNumber } from "../../../ui/format/number.ts";

/** What came of editing a list, over all its parts. */
export interface ListResult {
  readonly added: number;
  readonly removed: number;
  /** Ids that nobody has: they are kept, and count as soon as somebody has them. */
  readonly unknown: number;
  readonly unknownSamples: readonly string[];
}

export const noResult: ListResult = { added: 0, removed: 0, unknown: 0, unknownSamples: [] };

const mostSamples = 20;

export function joined(a: ListResult, b: ListResult): ListResult {
  return {
    added: a.added + b.added,
    removed: a.removed + b.removed,
    unknown: a.unknown + b.unknown,
    unknownSamples: [...a.unknownSamples, ...b.unknownSamples].slice(0, mostSamples),
  };
}

/** "Added 120 ids, removed 3." */
export function doneWords({ added, removed }: ListResult): string {
  const parts = [
    added > 0 && `added ${formatCount(added, "id")}`,
    removed > 0 && `removed ${formatCount(removed, "id")}`,
  ];
  const said = parts.filter(Boolean).join(", ");
  return said === "" ? "Nothing changed: the list was so already." : `${said.charAt(0).toUpperCase()}${said.slice(1)}.`;
}

/** Which ids nobody has: "3 of them nobody has yet: x, y and z." */
export function unknownWords({ unknown, unknownSamples }: ListResult): string {
  const shown = unknownSamples.join(", ");
  const more = unknown > unknownSamples.length ? `, and ${formatNumber(unknown - unknownSamples.length)} more` : "";
  return `${formatCount(unknown, "id")} nobody has yet, kept for when somebody does: ${shown}${more}.`;
}
