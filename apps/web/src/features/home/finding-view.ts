import type { HomeQuery } from "../../gql/graphql.ts";
import { type Change, changeOf } from "../../ui/format/change.ts";

export type HomeBrief = NonNullable<HomeQuery["workspace"]>["home"];
export type FindingRow = HomeBrief["findings"][number];
export type TileRow = HomeBrief["tiles"][number];

/** Numbers of a column; what is no number is unknown. */
export function numbers(column: readonly unknown[] | null | undefined): (number | null)[] {
  return (column ?? []).map((value) => (typeof value === "number" ? value : null));
}

/** The change that a finding's first series shows in total, if it was compared. */
export function findingChange(finding: FindingRow): Change | null {
  const series = finding.trend?.series[0];
  if (!series) return null;
  return changeOf(series.total, series.compareTotal, series.format, series.goodDirection);
}

/** "Four changes are worth a look": how many findings there are, in words. */
export function briefWords(count: number): string {
  const words = ["No", "One", "Two", "Three", "Four", "Five"];
  if (count === 0) return "Nothing stands out against the period before";
  return `${words[count] ?? count} ${count === 1 ? "change stands" : "changes stand"} out against the period before`;
}
