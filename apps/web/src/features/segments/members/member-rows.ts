import type { SegmentMembersQuery } from "../../../gql/graphql.ts";

export type MemberPopulation = NonNullable<NonNullable<SegmentMembersQuery["workspace"]>["segment"]>["population"];

/** A member as the table shows it, whichever unit it is. */
export interface MemberRow {
  readonly id: string;
  readonly name: string;
  readonly lastSeen: string | null;
  readonly values: ReadonlyMap<string, unknown>;
}

export function memberRows({
  customers,
  accounts,
}: Pick<MemberPopulation, "customers" | "accounts">): readonly MemberRow[] {
  const people = customers?.edges.map(({ node: { id, name, lastSeen, traits } }) => ({
    id,
    name,
    lastSeen: lastSeen ?? null,
    values: new Map(traits.map((trait) => [trait.name, trait.value])),
  }));
  const companies = accounts?.edges.map(({ node: { id, name, territory, industry, attributes } }) => ({
    id,
    name,
    lastSeen: null,
    values: new Map<string, unknown>(Object.entries({ ...attributes, territory, industry })),
  }));
  return people ?? companies ?? [];
}

/** Names and addresses say who somebody is, which the first column does. */
const identity = /^(name|first_?name|last_?name|full_?name|e-?mail|phone|avatar|address)$/i;

/** The columns shown until somebody chooses: the fields that most of these have. */
export function usualColumns(rows: readonly MemberRow[], most = 2): readonly string[] {
  const filled = new Map<string, number>();
  for (const { values } of rows)
    for (const [name, value] of values)
      if (!identity.test(name) && isShort(value)) filled.set(name, (filled.get(name) ?? 0) + 1);
  return [...filled]
    .toSorted(([a, inA], [b, inB]) => inB - inA || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([name]) => name);
}

function isShort(value: unknown): boolean {
  return typeof value === "string" ? value !== "" && value.length <= 24 : ["number", "boolean"].includes(typeof value);
}
