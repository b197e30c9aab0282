import { useQuery } from "@apollo/client/react";
import type { TrendQuery } from "@throughline/model";
import { searchCondition } from "../../../paging/search-values.ts";
import type { Who } from "../../../population/use-members.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import { FigurePeopleDocument } from "../insight-documents.ts";

interface FigurePeople {
  readonly who: Who | null;
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
}

/** Who stands behind one figure, at the figure's own data version so that their number is the figure. */
export function useFigurePeople(workspace: string, query: TrendQuery, version: number, key: PeopleKey): FigurePeople {
  const { data, loading, error, refetch } = useQuery(FigurePeopleDocument, {
    variables: { workspace, query, bucket: key.bucket, compare: key.compare },
    fetchPolicy: "cache-first",
  });
  const people = data?.workspace?.trend.trend?.series[key.series]?.people;
  const where = searchCondition(people?.definition);
  return {
    who:
      people && where ? { unit: people.unit, where, version, includeInternal: query.includeInternal ?? false } : null,
    loading,
    error,
    onRetry: () => void refetch(),
  };
}
