import { useQuery } from "@apollo/client/react";
import type { TrendQuery } from "@throughline/model";
import { searchCondition } from "../../../paging/search-values.ts";
import type { Who } from "../../../population/use-members.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import { FigurePeopleDocument } from "../insight-documents.ts";
import type { TrendAnswer } from "../result/use-trend.ts";

interface FigurePeople {
  readonly who: Who | null;
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
}

/** Who stands behind one figure, at the figure's own data version and instant so that their number is the figure. */
export function useFigurePeople(
  workspace: string,
  query: TrendQuery,
  trend: TrendAnswer,
  { series, bucket, compare }: PeopleKey,
): FigurePeople {
  const { at, receipt } = trend;
  const { data, loading, error, refetch } = useQuery(FigurePeopleDocument, {
    variables: { workspace, query, at, bucket, compare },
    fetchPolicy: "cache-first",
  });
  const line = trend.series[series]?.key;
  const people = data?.workspace?.trend.trend?.series.find(({ key }) => key === line)?.people;
  const where = searchCondition(people?.definition);
  return {
    who:
      people && where
        ? { unit: people.unit, where, version: receipt.version, at, includeInternal: query.includeInternal ?? false }
        : null,
    loading,
    error,
    onRetry: () => void refetch(),
  };
}
