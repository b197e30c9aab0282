import { useQuery } from "@apollo/client/react";
import type { TrendQuery } from "@throughline/model";
import { useEffect, useState } from "react";
import type { InsightTrendPartsFragment, InsightTrendQuery } from "../../../gql/graphql.ts";
import { InsightTrendDocument } from "../insight-documents.ts";

export type TrendAnswer = InsightTrendPartsFragment;
type Problems = NonNullable<InsightTrendQuery["workspace"]>["trend"]["problems"];

export interface TrendState {
  /** The newest answer there is; an older one stays, dimmed, while a newer is on its way. */
  readonly trend: TrendAnswer | null;
  readonly problems: Problems;
  readonly loading: boolean;
  readonly error: Error | undefined;
  readonly retry: () => void;
}

const restMs = 300;

/** Asks the question once it has rested for 300 ms; the first one at once. */
export function useTrend(workspace: string, query: TrendQuery | null): TrendState {
  const asked = useRested(query);
  const { data, previousData, loading, error, refetch } = useQuery(InsightTrendDocument, {
    variables: asked === null ? { workspace, query: nothing } : { workspace, query: asked },
    skip: asked === null,
    fetchPolicy: "cache-and-network",
  });
  const answer = (data ?? previousData)?.workspace?.trend;
  return {
    trend: answer?.trend ?? null,
    problems: answer?.problems ?? [],
    loading: loading || asked !== query,
    error,
    retry: () => void refetch(),
  };
}

const nothing: TrendQuery = { unit: "customer", series: [], interval: "day", range: { last: 1, unit: "day" } };

/** The last value that stood still for a moment; the first is taken at once. */
function useRested(query: TrendQuery | null): TrendQuery | null {
  const [rested, setRested] = useState(query);
  useEffect(() => {
    if (rested === null) {
      setRested(query);
      return;
    }
    const timer = setTimeout(() => setRested(query), restMs);
    return () => clearTimeout(timer);
  }, [query, rested]);
  return rested;
}
