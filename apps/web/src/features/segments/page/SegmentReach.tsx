import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { BarChart } from "../../../charts/bar/BarChart.tsx";
import { PopulationLink } from "../../../population/PopulationLink.tsx";
import { formatShare } from "../../../ui/format/number.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { plural } from "../../../values/nouns.ts";
import { channelTitle, reachRows, unreachedWords } from "./reach-rows.ts";
import styles from "./SegmentSide.module.css";
import { SegmentReachDocument, type SegmentView } from "./segment-documents.ts";

/** Per channel how many can be reached by address and consent, and what stops the others. */
export function SegmentReach({ segment }: { readonly segment: SegmentView }) {
  const { id: workspace, customerNoun } = useWorkspace();
  const query = useQuery(SegmentReachDocument, { variables: { workspace, id: segment.id } });
  const nouns = plural(customerNoun);
  return (
    <Section title="Reachable">
      <Loaded
        data={query.data?.workspace?.segment?.population}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="Whom channels reach could not be counted."
        skeleton={<Skeleton label="Counting per channel" rows={3} rowHeight={28} />}
      >
        {({ reach, size }) => {
          const rows = reachRows(reach);
          if (rows.length === 0)
            return <EmptyState why="No channel is known: no addresses and no consent are recorded." />;
          return (
            <>
              <BarChart
                label="Reachable per channel"
                full={size}
                bars={rows.map(({ channel, reachable }) => ({
                  key: channel,
                  name: channelTitle(channel),
                  value: reachable.size,
                  reference: null,
                  format: { kind: "count", unit: nouns, decimals: 0 },
                }))}
                figure={(_, at) => {
                  const row = rows[at];
                  if (!row) return null;
                  return (
                    <>
                      <PopulationLink
                        population={row.reachable.people}
                        size={row.reachable.size}
                        of={`${nouns} of ${segment.name}, reachable by ${channelTitle(row.channel)}`}
                      />{" "}
                      <span className={styles["share"]}>
                        {formatShare(size === 0 ? 0 : row.reachable.size / size, 0)}
                      </span>
                    </>
                  );
                }}
              />
              {rows
                .filter(({ stopped }) => stopped.length > 0)
                .slice(0, 1)
                .map((row) => (
                  <p key={row.channel} className={styles["quiet"]}>
                    {unreachedWords(row)}
                  </p>
                ))}
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}
