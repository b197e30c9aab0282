import { type Condition, outgrown, type Population, type Problem, type Saved, type Unit } from "@throughline/model";
import type { DefineOptions, PopulationNode, PopulationResult } from "../../nodes/population-node.ts";

/** A definition as somebody wants to save it, and why. */
export interface NewDefinition {
  readonly where: unknown;
  readonly note: string;
}

export interface Populations {
  of(population: Population, version?: number): Promise<PopulationNode>;
  define(unit: Unit, where: unknown, options?: DefineOptions): Promise<PopulationResult>;
}

/** What keeps a definition from being saved, at its node; the same that keeps it from being counted. */
export async function definitionProblems(
  populations: Populations,
  unit: Unit,
  given: unknown,
  self?: string,
): Promise<{ readonly where?: Condition; readonly problems: readonly Problem[] }> {
  const { population, problems } = await populations.define(unit, given, self === undefined ? {} : { self });
  const within = problems.map((problem) => ({ ...problem, path: ["where", ...problem.path] }));
  return population ? { where: population.population.where, problems: within } : { problems: within };
}

/** What keeps a new version of a segment from being saved besides: what it would make of those that name it. */
export function usersProblems(id: string, where: Condition, saved: Saved | undefined): readonly Problem[] {
  return saved ? outgrown(id, where, saved).map((problem) => ({ ...problem, path: ["where"] })) : [];
}
