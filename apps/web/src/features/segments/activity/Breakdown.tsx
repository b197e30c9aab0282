import { useQuery } from "@apollo/client/react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { BarChart } from "../../../charts/bar/BarChart.tsx";
import type { PropertyPick } from "../../../fields/registry.ts";
import { PopulationLink } from "../../../population/PopulationLink.tsx";
import { formatShare } from "../../../ui/format/number.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { fieldTitle, traitValue } from "../../../values/trait-value.ts";
import type { SegmentView } from "../page/segment-documents.ts";
import styles from "./Activity.module.css";
import { SegmentBreakdownDocument } from "./activity-documents.ts";
import { breakdownInput } from "./breakdown-field.ts";

interface BreakdownProps {
  readonly segment: SegmentView;
  readonly field: PropertyPick;
  readonly event: string;
  readonly nouns: string;
}

const SHOWN = 10;
const named = { value: "", other: "Other values", none: "None recorded" } as const;

/** The segment by the values of one field, each number a link to its people. */
export function Breakdown({ segment, field, event, nouns }: BreakdownProps) {
  const { id: workspace } = useWorkspace();
  const zone = useZone();
  const { data, previousData, loading, error, refetch } = useQuery(SegmentBreakdownDocument, {
    variables: { workspace, id: segment.id, field: breakdownInput(field, event), first: SHOWN },
  });
  return (
    <Loaded
      data={(data ?? previousData)?.workspace?.segment?.population}
      loading={loading}
      error={error}
      onRetry={() => void refetch()}
      failed="The breakdown could not be counted."
      skeleton={<Skeleton label="Counting per value" rows={6} rowHeight={28} />}
    >
      {({ size, breakdown: { rows, problems } }) => {
        if (rows.length === 0) return <EmptyState why={problems[0]?.message ?? `No ${nouns} are in it now.`} />;
        const names = rows.map(({ kind, value }) => named[kind] || traitValue(value, zone));
        return (
          <div className={styles["bars"]}>
            <BarChart
              label={`${fieldTitle(field.name)} of ${segment.name}`}
              full={size}
              bars={rows.map((row, at) => ({
                key: `${row.kind} ${names[at]}`,
                name: names[at] ?? "",
                value: row.size,
                reference: null,
                format: { kind: "count", unit: nouns, decimals: 0 },
              }))}
              figure={(_, at) => {
                const row = rows[at];
                if (!row) return null;
                return (
                  <>
                    <PopulationLink
                      population={row.people}
                      size={row.size}
                      of={`${nouns} of ${segment.name}, ${fieldTitle(field.name)} ${names[at]}`}
                    />{" "}
                    <span className={styles["share"]}>{formatShare(row.share)}</span>
                  </>
                );
              }}
            />
          </div>
        );
      }}
    </Loaded>
  );
}
