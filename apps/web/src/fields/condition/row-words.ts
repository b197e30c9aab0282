import {
  type Condition,
  conditionsIn,
  eventTitle,
  groupOf,
  kindOf,
  lineWords,
  parseCondition,
  type Unit,
} from "@throughline/model";
import { fieldsOf, type Piece, piecesOf } from "../test/pieces.ts";
import type { Choices } from "./choices.ts";

export type WordsOf = Pick<Choices, "nouns" | "zone" | "saved">;

/** A line in the model's words. What cannot be read yet is named by its kind. */
export function rowWords(condition: Condition, unit: Unit, { nouns, zone, saved }: WordsOf): string {
  const part = groupOf(condition);
  if (part) return `${part.key} of ${part.parts.length} ${part.parts.length === 1 ? "condition" : "conditions"}`;
  // Whether the segments that it names are there does not change its words.
  const read = parseCondition(condition, unit, { saved, trusting: true });
  if (read.condition) return lineWords(read.condition, unit, nouns, zone, saved);
  const { kind } = kindOf("not" in condition ? condition.not : condition);
  const names = Object.values(namedIn(condition, unit)).flat();
  return [kind, ...names].join(" ");
}

/** The line cut where names and values stand. */
export function rowPieces(condition: Condition, unit: Unit, words: WordsOf): readonly Piece[] {
  return piecesOf(rowWords(condition, unit, words), namedIn(condition, unit));
}

function namedIn(
  condition: Condition,
  unit: Unit,
): { readonly fields: readonly string[]; readonly values: readonly string[] } {
  const reads = [...conditionsIn(condition, unit)].flatMap((part) => {
    try {
      return kindOf(part.condition).reads(part.condition, part.unit);
    } catch {
      // An incomplete condition names nothing yet.
      return [];
    }
  });
  const fields = reads.flatMap((read) => {
    if (read.of === "channel") return [];
    if (read.of !== "events") return typeof read.name === "string" ? [read.name.replace(/^score\./, "")] : [];
    return (read.where ?? []).flatMap(fieldsOf);
  });
  const values = reads.flatMap((read) =>
    read.of === "events" && typeof read.event === "string" ? [eventTitle(read.event)] : [],
  );
  return { fields, values };
}
