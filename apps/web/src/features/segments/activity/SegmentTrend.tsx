import { useApolloClient, useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { eventTitle } from "@throughline/model";
import { useId, useMemo } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { LineFigure } from "../../../charts/line/LineFigure.tsx";
import { toSeries } from "../../../charts/line/line.ts";
import { InsightLink } from "../../../insight-link/InsightLink.tsx";
import { ReceiptPopover } from "../../../receipt/ReceiptPopover.tsx";
import { formatTime } from "../../../ui/format/time.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import type { SegmentView } from "../page/segment-documents.ts";
import styles from "./Activity.module.css";
import { SegmentTrendDocument, SegmentTrendPeopleDocument } from "./activity-documents.ts";
import { segmentTrend } from "./segment-trend.ts";

interface SegmentTrendProps {
  readonly segment: SegmentView;
  readonly event: string;
  readonly recordedUntil: string | null;
}

/** How many of the segment did something, week by week; a point opens its people, the link the whole editor. */
export function SegmentTrend({ segment, event, recordedUntil }: SegmentTrendProps) {
  const { id: workspace } = useWorkspace();
  const zone = useZone();
  const client = useApolloClient();
  const navigate = useNavigate();
  const heading = useId();
  const query = useMemo(() => segmentTrend(segment, event, zone), [segment, event, zone]);
  const { data, previousData, loading, error, refetch } = useQuery(SegmentTrendDocument, {
    variables: { workspace, query },
  });
  const answer = (data ?? previousData)?.workspace?.trend;
  const open = async (point: number, when: string) => {
    if (!answer?.trend) return;
    const { at, receipt } = answer.trend;
    const variables = { workspace, query, at, bucket: point };
    const found = await client.query({ query: SegmentTrendPeopleDocument, variables });
    const people = found.data?.workspace?.trend.trend?.series[0]?.people;
    if (!people) return;
    const { unit, definition: where } = people;
    const who = { unit, where, version: receipt.version, at, of: `${eventTitle(event)}, ${when}` };
    void navigate({ to: ".", search: (old: Record<string, unknown>) => ({ ...old, who }), resetScroll: false });
  };
  return (
    <Loaded
      data={answer}
      loading={loading}
      error={error}
      onRetry={() => void refetch()}
      failed="The trend could not be read."
      skeleton={<Skeleton label="Counting per week" rows={7} />}
    >
      {({ trend, problems }) => {
        if (!trend) return <EmptyState why={problems[0]?.message ?? "This cannot be counted."} />;
        const model = toSeries(trend, recordedUntil);
        return (
          <>
            <h3 id={heading} className={styles["finding"]}>
              {trend.finding}
            </h3>
            <LineFigure
              model={model}
              height={240}
              summary={trend.finding}
              labelledBy={heading}
              onDrill={({ point }) =>
                void open(point, model.points[point]?.label.full ?? "one week").catch(() => undefined)
              }
            />
            <p className={styles["foot"]}>
              <span>As of {formatTime(trend.receipt.asOf, trend.zone)}</span>
              <ReceiptPopover receipt={trend.receipt} />
              <InsightLink definition={query}>Open in insights</InsightLink>
            </p>
          </>
        );
      }}
    </Loaded>
  );
}
