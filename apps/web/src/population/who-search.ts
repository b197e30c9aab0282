import type { ConditionInput, Unit } from "../gql/graphql.ts";
import { searchCondition } from "../paging/search-values.ts";

/** The people whose drawer is open beside a page, as they stand in the URL under `who`. */
export interface WhoSearch {
  readonly unit: Unit;
  readonly where: ConditionInput;
  /** Of the data, as they were for the number. */
  readonly version?: number;
  /** The instant up to which the number's windows reach. */
  readonly at?: string;
  /** What the number counts: "targeted by Campaign 18". */
  readonly of: string;
}

export function readWho(raw: unknown): WhoSearch | null {
  if (typeof raw !== "object" || raw === null) return null;
  const { unit, where, version, at, of }: { [name in keyof WhoSearch]?: unknown } = raw;
  const condition = searchCondition(where);
  if (!condition) return null;
  return {
    unit: unit === "account" ? "account" : "customer",
    where: condition,
    ...(typeof version === "number" && Number.isSafeInteger(version) && { version }),
    ...(typeof at === "string" && !Number.isNaN(Date.parse(at)) && { at: new Date(at).toISOString() }),
    of: typeof of === "string" && of !== "" ? of.slice(0, 200) : "People",
  };
}
