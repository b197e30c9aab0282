import type { TrendQuery } from "@throughline/model";
import type { ReactElement } from "react";
import { PeopleDrawer } from "../../../population/drawer/PeopleDrawer.tsx";
import { bucketLabel } from "../../../ui/format/bucket.ts";
import { nounTitle } from "../../../values/nouns.ts";
import type { PeopleKey } from "../draft/insight-search.ts";
import { countsPeople } from "../result/TrendTotals.tsx";
import type { TrendAnswer } from "../result/use-trend.ts";
import { useFigurePeople } from "./use-figure-people.ts";

interface FigureDrawerProps {
  readonly workspaceId: string;
  readonly query: TrendQuery;
  readonly trend: TrendAnswer;
  readonly peopleKey: PeopleKey;
  readonly onClose: () => void;
}

/** The people behind one figure of a trend. */
export function FigureDrawer({ workspaceId, query, trend, peopleKey, onClose }: FigureDrawerProps): ReactElement {
  const { who, ...before } = useFigurePeople(workspaceId, query, trend, peopleKey);
  const series = trend.series[peopleKey.series];
  return (
    <PeopleDrawer
      caption={`${nounTitle(series?.label ?? "figure")}, ${whenOf(trend, peopleKey)}`}
      who={who}
      note={series?.peopleNote}
      before={before}
      nobody={
        series?.peopleNote ??
        (series && countsPeople(series) ? "Nobody stands behind this figure." : "A formula has no people of its own.")
      }
      onClose={onClose}
    />
  );
}

function whenOf(trend: TrendAnswer, { bucket, compare }: PeopleKey): string {
  if (bucket === null) return compare ? "the period before" : "the whole range";
  const start = trend.buckets[bucket];
  if (start === null || start === undefined) return "one interval";
  return bucketLabel(new Date(start).toISOString(), undefined, trend.interval, trend.zone).full;
}
