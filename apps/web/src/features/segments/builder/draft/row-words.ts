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
import type { Choices } from "../../../../fields/condition/choices.ts";
import { fieldTitle } from "../../../../fields/field-choice.ts";

/** A piece of a line: what is tested, what with, and the words between. */
export interface Piece {
  readonly text: string;
  readonly role: "words" | "field" | "value";
}

/** A line in the model's words. What cannot be read yet is named by its kind. */
export function rowWords(condition: Condition, unit: Unit, { nouns, zone, saved }: Choices): string {
  const part = groupOf(condition);
  if (part) return `${part.key} of ${part.parts.length} ${part.parts.length === 1 ? "condition" : "conditions"}`;
  const read = parseCondition(condition, unit, { saved });
  if (read.condition) return lineWords(read.condition, unit, nouns, zone, saved);
  const { kind } = kindOf("not" in condition ? condition.not : condition);
  const names = Object.values(namedIn(condition, unit)).flat();
  return [kind, ...names].join(" ");
}

/** The line cut where names and values stand, so that they can be told apart by sight. */
export function rowPieces(condition: Condition, unit: Unit, choices: Choices): readonly Piece[] {
  const text = rowWords(condition, unit, choices);
  const { fields, values } = namedIn(condition, unit);
  const marks = [...fields, ...values].filter((name) => name !== "").toSorted((a, b) => b.length - a.length);
  const pattern = new RegExp(`(${[...marks.map(escaped), '"[^"]*"', durations, "\\b\\d[\\d,.]*\\b"].join("|")})`, "g");
  return text
    .split(pattern)
    .filter((piece) => piece !== "")
    .map((piece) => {
      const role = roleOf(piece, fields, pattern);
      return { text: role === "field" ? fieldTitle(piece) : bare(piece), role };
    });
}

const durations = "\\b(?:\\d+ )?(?:hour|day|week|month|quarter|year)s?\\b";
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function roleOf(piece: string, fields: readonly string[], pattern: RegExp): Piece["role"] {
  if (fields.includes(piece)) return "field";
  pattern.lastIndex = 0;
  return pattern.test(piece) ? "value" : "words";
}

/** Colour says what is a value: quotes are not needed then. */
const bare = (piece: string): string => (/^"[^"]*"$/.test(piece) ? piece.slice(1, -1) : piece);

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
    return (read.where ?? []).map(({ property }) => property);
  });
  const values = reads.flatMap((read) =>
    read.of === "events" && typeof read.event === "string" ? [eventTitle(read.event)] : [],
  );
  return { fields, values };
}
