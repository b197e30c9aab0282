import { type Ask, type Problem, refuseProblems } from "./ask.ts";

const DOCUMENT = `query Facts($workspace: ID!, $unit: Unit, $where: ConditionInput!) {
  workspace(id: $workspace) {
    population(unit: $unit, where: $where) { population { size } problems { code message path } }
  }
}`;

interface Answer {
  readonly workspace: {
    readonly population: {
      readonly population: { readonly size: number } | null;
      readonly problems: readonly Problem[];
    };
  };
}

/** How many customers (or accounts) meet a condition. */
export async function size(ask: Ask, workspace: string, where: object, unit = "customer"): Promise<number> {
  const { population: result } = (await ask<Answer>(DOCUMENT, { workspace, unit, where })).workspace;
  refuseProblems(result.problems);
  if (!result.population) throw new Error("the population has no answer");
  return result.population.size;
}
