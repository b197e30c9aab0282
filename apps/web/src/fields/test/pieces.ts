import { customerTrait, type PropertyTest, propertyTestWords } from "@throughline/model";
import { fieldTitle } from "../field-choice.ts";

/** A piece of a line: what is tested, what with, and the words between. */
export interface Piece {
  readonly text: string;
  readonly role: "words" | "field" | "value";
}

interface Marks {
  /** Names as they stand in the words. */
  readonly fields: readonly string[];
  /** Besides what is quoted, numbers and lengths of time. */
  readonly values: readonly string[];
}

/** The model's words cut where names and values stand, so that they can be told apart by sight. */
export function piecesOf(words: string, { fields, values }: Marks): readonly Piece[] {
  const marks = [...fields, ...values].filter((name) => name !== "").toSorted((a, b) => b.length - a.length);
  const names = marks.map((name) => `(?<!\\w)${escaped(name)}(?!\\w)`);
  const pattern = new RegExp(`(${['"[^"]*"', ...names, durations, "\\b\\d[\\d,.]*\\b"].join("|")})`, "g");
  return words
    .split(pattern)
    .filter((piece) => piece !== "")
    .map((piece) => {
      if (fields.includes(piece)) return { text: fieldTitle(piece), role: "field" };
      pattern.lastIndex = 0;
      return { text: bare(piece), role: pattern.test(piece) ? "value" : "words" };
    });
}

const durations = "\\b(?:\\d+ )?(?:hour|day|week|month|quarter|year)s?\\b";
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Colour says what is a value: quotes are not needed then. */
const bare = (piece: string): string => (/^"[^"]*"$/.test(piece) ? piece.slice(1, -1) : piece);

/** A test of a property of an event: "amount is more than its limit". */
export function testPieces(test: PropertyTest, zone: string): readonly Piece[] {
  const pieces = piecesOf(propertyTestWords(test, zone), { fields: fieldsOf(test), values: [] });
  // What it is compared with stands in the place of a value.
  const tested = pieces.findIndex(({ role }) => role === "field");
  return pieces.map((piece, at) => (at > tested && piece.role === "field" ? { ...piece, role: "value" } : piece));
}

/** The property, and the other field that it is compared with. */
export function fieldsOf({ property, to }: PropertyTest): readonly string[] {
  const tested = customerTrait(property) ?? property;
  return to ? [tested, "trait" in to ? to.trait : to.property] : [tested];
}

export const textOf = (pieces: readonly Piece[]): string => pieces.map(({ text }) => text).join("");
