import {
  type BreakdownField,
  breakdownParts,
  breakdownValuesPlan,
  type Clock,
  decidedText,
  decidedValues,
  hasAnyValue,
  mostBreakdownRows,
  type Problem,
  partOf,
  partSizesPlan,
  type Unit,
  type Value,
} from "@throughline/model";
import type { PopulationNode, PopulationResult } from "../../nodes/population-node.ts";
import { ApiError } from "../../repo/api-error.ts";
import { maskValue } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, numberOrNull, type Row, textOrNull } from "../../repo/rows.ts";

export type BreakdownKind = "value" | "other" | "none";

export interface BreakdownRow {
  readonly kind: BreakdownKind;
  /** Null for other and none. */
  readonly value: Value | null;
  readonly size: number;
  /** Of the population, 0 to 1. */
  readonly share: number;
  readonly people: PopulationNode;
}

export interface BreakdownResult {
  readonly rows: readonly BreakdownRow[];
  readonly problems: readonly Problem[];
}

export interface FieldInput {
  readonly trait?: string | null | undefined;
  readonly account?: string | null | undefined;
  readonly property?:
    | {
        readonly event: string;
        readonly property: string;
        readonly which?: "any" | "first" | "last" | null | undefined;
      }
    | null
    | undefined;
  readonly segments?: readonly string[] | null | undefined;
}

interface Populations {
  define(unit: Unit, where: unknown, options: { readonly version: number }): Promise<PopulationResult>;
  size(node: PopulationNode): Promise<number>;
}

/** How the members of a population split by a field: each row is counted by its own condition, so its list is as long. */
export class BreakdownService {
  readonly #repo: Repo;
  readonly #populations: Populations;

  constructor(repo: Repo, populations: Populations) {
    this.#repo = repo;
    this.#populations = populations;
  }

  async of(node: PopulationNode, input: FieldInput, first: number): Promise<BreakdownResult> {
    if (first < 1 || first > mostBreakdownRows)
      throw new ApiError("BAD_INPUT", `first must be a whole number from 1 to ${mostBreakdownRows}.`);
    const { population, version, at, workspaceId } = node;
    const field = fieldOf(input);
    const { problems } = await this.#populations.define(population.unit, hasAnyValue(field), { version });
    if (problems.length > 0) return { rows: [], problems };
    const { clock } = this.#repo;
    const values = (await this.#valuesOf(node, field, first)).filter((value) => this.#isShown(field, value));
    const parts = breakdownParts(field, values);
    const [counted] = await this.#repo.rows(partSizesPlan(population, parts, clock), version);
    if (!counted) throw new Error("the plan of the parts gave no row");
    const all = await this.#populations.size(node);
    const rows = parts.map((part, i): BreakdownRow => {
      const size = numberOf(counted, `p${i}`);
      const kind = i < values.length ? "value" : i === values.length ? "other" : "none";
      const people = { workspaceId, version, at, population: partOf(population, part) };
      return { kind, value: this.#shown(field, values[i]), size, share: all === 0 ? 0 : size / all, people };
    });
    return { rows: rows.filter(({ size }) => size > 0), problems: [] };
  }

  async #valuesOf({ population, version }: PopulationNode, field: BreakdownField, first: number) {
    if ("segments" in field) return field.segments;
    const { clock } = this.#repo;
    const found = async () => this.#repo.rows(breakdownValuesPlan(population, field, first, clock), version);
    return decidedValues(field) ?? (await found()).map((row) => valueIn(row, clock));
  }

  /** A segment is shown by its name. */
  #shown(field: BreakdownField, value: Value | undefined): Value | null {
    if (value === undefined) return null;
    const { saved } = this.#repo.clock;
    return "segments" in field ? (saved?.segments.get(String(value))?.name ?? value) : value;
  }

  /** The condition of a row names its value, so a value that the asker may not read has no row: it is in "Other". */
  #isShown(field: BreakdownField, value: Value): boolean {
    if ("segments" in field) return true;
    const name = "trait" in field ? field.trait : "account" in field ? field.account : field.property;
    return this.#repo.seesPersonalData || maskValue(name, value) === value;
  }
}

function fieldOf({ trait, account, property, segments }: FieldInput): BreakdownField {
  if (typeof trait === "string") return { trait };
  if (typeof account === "string") return { account };
  if (segments && segments.length > 0 && segments.length <= mostBreakdownRows)
    return { segments: [...new Set(segments)] };
  if (!property)
    throw new ApiError(
      "BAD_INPUT",
      `Name a trait, a field of the account, a property of an event, or 1 to ${mostBreakdownRows} segments.`,
    );
  const { event, property: name, which } = property;
  return { event, property: name, ...(which === "first" || which === "last" ? { which } : {}) };
}

function valueIn(row: Row, clock: Clock): Value {
  const text = textOrNull(row, "text") ?? decidedText(numberOrNull(row, "id") ?? 0, clock) ?? null;
  if (text !== null) return text;
  const flag = row.get("boolean");
  return typeof flag === "boolean" ? flag : (numberOrNull(row, "number") ?? "");
}
