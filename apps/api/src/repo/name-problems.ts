import type { CatalogAnswer, FieldStats } from "@throughline/engine";
import {
  type CatalogNames,
  type Condition,
  checkAgainstCatalog,
  conditionsIn,
  hasEveryName,
  mergedNames,
  missingNames,
  type Problem,
  type Saved,
  type TrendQuery,
} from "@throughline/model";
import type { Plan } from "@throughline/query";
import { currentPlan } from "./planned-events.ts";
import type { Repo } from "./repo.ts";

/**
 * Names that the scope's data does not have, with the nearest one that it has; those of a named segment stand where it is
 * named. The catalog is read only for these.
 */
export async function nameProblems(
  repo: Repo,
  definition: Condition | TrendQuery,
  version?: number,
): Promise<readonly Problem[]> {
  const run = async (plan: Plan) => (await repo.run(plan, version)).frame;
  const named = namedSegments(definition, repo.clock.saved);
  const within: Condition = { all: named.map(({ where }) => where) };
  const missing = await missingNames(definition, run);
  if (missing.length === 0 && (await hasEveryName(within, run))) return [];
  // The catalog may be a little older than the data: what was found is there.
  const known = namesOf(await repo.engine.catalog(repo.workspace.id, repo.scope));
  const { plan } = currentPlan(repo);
  const names = { ...known, events: [...known.events, ...mergedNames(plan).keys()] };
  const inSegments: Problem[] = [];
  for (const { path, name, where } of named)
    for (const { code, message } of checkAgainstCatalog(where, names, await missingNames(where, run)))
      inSegments.push({ code, path, message: `in "${name}": ${message}` });
  return [...checkAgainstCatalog(definition, names, missing), ...inSegments];
}

interface NamedSegment {
  readonly path: Problem["path"];
  readonly name: string;
  /** With all that it names in turn. */
  readonly where: Condition;
}

function namedSegments(definition: Condition | TrendQuery, saved: Saved | undefined): readonly NamedSegment[] {
  const from = "series" in definition ? definition.filter : definition;
  const at = "series" in definition ? ["filter"] : [];
  if (!from) return [];
  return [...conditionsIn(from, "customer", at)].flatMap(({ condition, path }) => {
    const found = "segment" in condition ? saved?.segments.get(condition.segment) : undefined;
    if (!found) return [];
    const deeper = namedSegments(found.where, saved).map(({ where }) => where);
    return [{ path: [...path, "segment"], name: found.name, where: { all: [found.where, ...deeper] } }];
  });
}

function namesOf({ events, fields }: CatalogAnswer): CatalogNames {
  const of = (owner: FieldStats["of"]) => fields.filter((field) => field.of === owner).map(({ name }) => name);
  const related = (["product", "campaign", "order", "account", "customer"] as const).flatMap((owner) =>
    of(owner).map((name) => `${owner}.${name}`),
  );
  return {
    events: events.map(({ name }) => name),
    traits: of("customer"),
    accountFields: of("account"),
    properties: [...of("event"), ...related],
  };
}
