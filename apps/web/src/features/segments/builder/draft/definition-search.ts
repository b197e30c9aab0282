import { type Condition, isConditionLike, parseCondition, type Unit } from "@throughline/model";
import { readStoredDraft, storeDraft } from "./stored-drafts.ts";

/** The builder's part of the URL: `v`, `unit`, `where` (the definition, or the id of one kept here), `from` (the version it began with). */
export interface DefinitionSearch {
  readonly unit: Unit | undefined;
  readonly where: Condition | undefined;
  /** The URL held a definition that cannot be shown. */
  readonly broken: boolean;
  readonly from: number | undefined;
}

const version = 1;
const longest = 1500;
const inStore = /^~([\w-]{8,40})$/;

export function readDefinition(search: Record<string, unknown>): DefinitionSearch {
  const asked = search["where"];
  const known = search["v"] === undefined || search["v"] === version;
  const kept = typeof asked === "string" ? inStore.exec(asked)?.[1] : undefined;
  const value = kept === undefined ? asked : readStoredDraft(kept);
  const where = known && isDefinition(value) ? value : undefined;
  const unit = search["unit"] === "account" ? "account" : search["unit"] === "customer" ? "customer" : undefined;
  const from = typeof search["from"] === "number" ? search["from"] : undefined;
  return { unit, where, broken: asked !== undefined && where === undefined, from };
}

/** The change of the URL that an edit is. What is long or personal stays in this browser, under an id that says nothing. */
export function definitionSearch(where: Condition, unit: Unit, from?: number): Record<string, unknown> {
  const text = JSON.stringify(where);
  const kept = text.length > longest || isPersonal(text);
  return { v: version, unit, where: kept ? `~${storeDraft(where)}` : where, from };
}

/** An address, a telephone number, or identifiers of people. */
const isPersonal = (text: string): boolean => /@|"ids":|email:|phone:/.test(text);

/** Fields may be incomplete or wrong while they are edited; groups must be groups, or there is no place to stand on. */
export function isDefinition(value: unknown): value is Condition {
  if (!isConditionLike(value)) return false;
  const { problems } = parseCondition(value);
  if (problems.some(({ code }) => code === "tooDeep" || code === "tooLarge")) return false;
  if ("all" in value) return Array.isArray(value.all) && value.all.every(isDefinition);
  if ("any" in value) return Array.isArray(value.any) && value.any.every(isDefinition);
  if ("not" in value) return isDefinition(value.not);
  if ("segment" in value) return typeof value.segment === "string";
  const [body]: unknown[] = Object.values(value);
  return typeof body === "object" && body !== null && !Array.isArray(body);
}

/** A definition is edited as a group of lines. */
export function asLines(where: Condition): Condition {
  return "all" in where || "any" in where ? where : { all: [where] };
}
