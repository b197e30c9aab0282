import { useQuery } from "@apollo/client/react";
import { useId } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { LineFigure } from "../../../charts/line/LineFigure.tsx";
import { toSeries } from "../../../charts/line/line.ts";
import { formatNumber } from "../../../ui/format/number.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { plural } from "../../../values/nouns.ts";
import type { SegmentView } from "../page/segment-documents.ts";
import { SegmentSizeByDayDocument } from "./live-documents.ts";
import { sinceWords } from "./live-words.ts";
import { movesOf, sizeSeries } from "./size-series.ts";

const DAYS = 90;

interface SizeOverTimeProps {
  readonly segment: SegmentView;
  readonly live: NonNullable<SegmentView["live"]>;
}

/** How many were in on each day for which that is known, and how many came and went. */
export function SizeOverTime({ segment, live }: SizeOverTimeProps) {
  const { id: workspace, timeZone, customerNoun, accountNoun } = useWorkspace();
  const heading = useId();
  const query = useQuery(SegmentSizeByDayDocument, { variables: { workspace, id: segment.id, days: DAYS } });
  const nouns = plural(segment.unit === "account" ? accountNoun : customerNoun);
  return (
    <Section title="Size over time" caption={sinceWords(live, timeZone)}>
      <Loaded
        data={query.data?.workspace?.segment?.sizes}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The size over time could not be read."
        skeleton={<Skeleton label="Loading the days" rows={4} />}
      >
        {(sizes) => {
          const series = sizeSeries(sizes, nouns, timeZone);
          if (!series) return <EmptyState why="Its size is known from today on: a line needs a second day." />;
          const { entered, left } = movesOf(sizes);
          const words = `${formatNumber(entered)} came and ${formatNumber(left)} went in the last ${DAYS} days`;
          return (
            <>
              <p id={heading}>{words}</p>
              <LineFigure model={toSeries(series)} height={200} summary={words} labelledBy={heading} />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
