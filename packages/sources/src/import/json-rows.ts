import sjson from "secure-json-parse";
import type { Json, JsonObject } from "../ports/document-store.ts";
import { RowProblem } from "./import-failed.ts";
import type { Line } from "./lines.ts";
import type { SourceRow } from "./source-row.ts";

export const MAX_DEPTH = 64;

/** One JSON lines row per line that is not blank. Never throws: what cannot be read becomes a row with a problem. */
export function jsonRow(line: Line): SourceRow | null {
  const row = { line: line.number, lastLine: line.number, raw: line.text };
  if (line.problem) return { ...row, problem: line.problem };
  if (line.text.trim() === "") return null;
  try {
    return { ...row, json: jsonObject(line.text) };
  } catch (error) {
    return { ...row, problem: error instanceof RowProblem ? error.message : "the line is not valid JSON" };
  }
}

/** Parses hostile text to a plain, finite, well-formed JSON object at most 64 levels deep; throws `RowProblem`. */
export function jsonObject(text: string): JsonObject {
  if (tooDeep(text)) throw new RowProblem(`the JSON is nested deeper than ${MAX_DEPTH} levels`, "notJson");
  let parsed: unknown;
  try {
    parsed = sjson.parse(text, { protoAction: "error", constructorAction: "error" });
  } catch (error) {
    const hostile = error instanceof SyntaxError && error.message.includes("forbidden prototype");
    throw new RowProblem(
      hostile ? "the JSON holds a forbidden key (__proto__ or constructor)" : "the line is not valid JSON",
      hostile ? "forbiddenKey" : "notJson",
    );
  }
  if (!isObject(parsed)) throw new RowProblem("the line is not a JSON object", "notJson");
  for (const value of Object.values(parsed)) checkValue(value);
  return parsed;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** One pass over the characters, before parsing: how deep do brackets outside of text nest? */
function tooDeep(text: string): boolean {
  let depth = 0;
  let inText = false;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (inText) {
      if (code === 92) i++;
      else if (code === 34) inText = false;
    } else if (code === 34) inText = true;
    else if (code === 123 || code === 91) {
      if (++depth > MAX_DEPTH) return true;
    } else if (code === 125 || code === 93) depth--;
  }
  return false;
}

function checkText(text: string): void {
  if (!text.isWellFormed())
    throw new RowProblem("the JSON holds text that is not valid Unicode (a lone surrogate)", "notJson");
}

function checkValue(value: Json): void {
  if (typeof value === "string") checkText(value);
  else if (typeof value === "number") {
    if (!Number.isFinite(value)) throw new RowProblem("the JSON holds a number that is too large", "notJson");
  } else if (Array.isArray(value)) for (const item of value) checkValue(item);
  else if (isObject(value))
    for (const key of Object.keys(value)) {
      if (key.includes("\u0000")) throw new RowProblem("the JSON holds a key with a zero character", "forbiddenKey");
      checkText(key);
      const inner = value[key];
      if (inner !== undefined) checkValue(inner);
    }
}
