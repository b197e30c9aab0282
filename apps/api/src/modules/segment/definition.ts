import { type Condition, type Population, type Problem, parseCondition, type Unit } from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import type { PopulationResult } from "../population/population-service.ts";

/** A definition as somebody wants to save it, and why. */
export interface NewDefinition {
  readonly where: unknown;
  readonly note: string;
}

export interface Populations {
  of(population: Population, version?: number): Promise<PopulationNode>;
  define(unit: Unit, where: unknown): Promise<PopulationResult>;
}

/** What keeps a definition from being saved, at its node; the same that keeps it from being counted. */
export async function definitionProblems(
  populations: Populations,
  unit: Unit,
  given: unknown,
): Promise<{ readonly where?: Condition; readonly problems: readonly Problem[] }> {
  const { population, problems } = await populations.define(unit, given);
  const within = problems.map((problem) => ({ ...problem, path: ["where", ...problem.path] }));
  return population ? { where: population.population.where, problems: within } : { problems: within };
}

/** A stored definition: what was saved can always be read. */
export function definitionRead(unit: Unit, definition: unknown): Condition {
  const { condition } = parseCondition(definition, unit);
  if (!condition) throw new Error("a stored definition cannot be read");
  return condition;
}
