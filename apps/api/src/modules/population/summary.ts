import { lowerPopulation, summaryPlans } from "@throughline/model";
import type { PopulationNode } from "../../nodes/population-node.ts";
import { countRows } from "../../repo/engine-list.ts";
import { scan } from "../../repo/expressions.ts";
import { holdsAddress, isPersonalField } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import { numberOf, textOf } from "../../repo/rows.ts";

/** A value that stands out: how many of the population have it, and of everyone. Shares are 0 to 1. */
export interface SummaryRow {
  readonly field: string;
  readonly value: string;
  readonly here: number;
  readonly hereShare: number;
  readonly all: number;
  readonly allShare: number;
}

const fieldsRead = 12;
const mostValues = 200;
const smallestCell = 5;

/** What stands out, most first: the difference of the two shares, among values that enough units have. */
export async function summaryOf(repo: Repo, node: PopulationNode, first: number): Promise<readonly SummaryRow[]> {
  const { unit } = node.population;
  const { fields } = await repo.engine.catalog(repo.workspace.id, repo.scope);
  const names = fields
    .filter(
      ({ of, letters, distinct }) => of === unit && letters.includes("s") && distinct > 1 && distinct <= mostValues,
    )
    .filter(({ name }) => !isPersonalField(name))
    .toSorted((a, b) => b.fill - a.fill)
    .slice(0, fieldsRead)
    .map(({ name }) => name);
  const everyone = await countRows(repo, scan(unit === "customer" ? "customers" : "accounts"), node.version);
  const parts = await Promise.all(
    summaryPlans(node.population, repo.clock, names).map(async ({ field, plan }) =>
      (await repo.rows(plan, node.version)).map((row) => ({
        field,
        value: textOf(row, "value"),
        here: numberOf(row, "here"),
        all: numberOf(row, "all"),
      })),
    ),
  );
  const size = await countMembers(repo, node);
  return parts
    .flat()
    .filter(({ value }) => repo.seesPersonalData || !holdsAddress(value))
    .filter(({ here }) => here >= Math.min(smallestCell, size))
    .map((row) => ({ ...row, hereShare: share(row.here, size), allShare: share(row.all, everyone) }))
    .toSorted((a, b) => b.hereShare - b.allShare - (a.hereShare - a.allShare))
    .slice(0, first);
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function countMembers(repo: Repo, { population, version }: PopulationNode): Promise<number> {
  return countRows(repo, lowerPopulation(population, repo.clock), version);
}
