import type { CatalogAnswer, FieldStats } from "@throughline/engine";
import {
  type CatalogNames,
  type Condition,
  checkAgainstCatalog,
  hasEveryName,
  mergedNames,
  type Problem,
  type TrendQuery,
} from "@throughline/model";
import { currentPlan } from "./planned-events.ts";
import type { Repo } from "./repo.ts";

/** Names that the scope's data does not have, with the nearest one that it has. The catalog is read only for these. */
export async function nameProblems(
  repo: Repo,
  definition: Condition | TrendQuery,
  version?: number,
): Promise<readonly Problem[]> {
  const known = await hasEveryName(definition, async (plan) => (await repo.run(plan, version)).frame);
  if (known) return [];
  const names = namesOf(await repo.engine.catalog(repo.workspace.id, repo.scope));
  const { plan } = currentPlan(repo);
  return checkAgainstCatalog(definition, { ...names, events: [...names.events, ...mergedNames(plan).keys()] });
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
