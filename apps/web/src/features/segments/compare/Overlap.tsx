import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import { AddChip, Chip } from "../../../ui/Chip.tsx";
import { Picker } from "../../../ui/Picker.tsx";
import { Section } from "../../../ui/section/Section.tsx";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import type { SegmentView } from "../page/segment-documents.ts";
import styles from "./Compare.module.css";
import { SegmentOverlapDocument } from "./compare-documents.ts";
import { OverlapParts } from "./OverlapParts.tsx";

interface OverlapProps {
  readonly segment: SegmentView;
  readonly others: SegmentChoices;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** With this one five, which is as many as are counted exactly at once. */
const MOST = 4;

/** Who is in which of up to five segments, exactly. */
export function Overlap({ segment, others, chosen, onChange }: OverlapProps) {
  const { id: workspace } = useWorkspace();
  const of = [segment.id, ...chosen].map((id) => ({ segment: id }));
  const { data, loading, error, refetch } = useQuery(SegmentOverlapDocument, {
    variables: { workspace, unit: segment.unit, of },
    skip: chosen.length === 0,
  });
  const names = [
    segment.name,
    ...chosen.map((id) => others.all.find((one) => one.id === id)?.name ?? "another segment"),
  ];
  const left = others.all.filter(({ id }) => !chosen.includes(id));
  return (
    <Section title="Overlap" caption="Exact, counted at one moment">
      <div className={styles["chips"]}>
        {chosen.map((id, at) => (
          <Chip
            key={id}
            onRemove={() => onChange(chosen.filter((one) => one !== id))}
            removeLabel={`Remove: ${names[at + 1]}`}
          >
            {names[at + 1]}
          </Chip>
        ))}
        {chosen.length < MOST && left.length > 0 && (
          <Picker
            label="Segment"
            items={left.map(({ id, name }) => ({ id, name }))}
            onSearch={others.onSearch}
            empty={others.empty}
            onPick={(id) => onChange([...chosen, id])}
            trigger={<AddChip>Segment</AddChip>}
          />
        )}
      </div>
      {chosen.length === 0 ? (
        <EmptyState
          why={
            others.all.length === 0
              ? "There is no other segment of the same units to compare with yet."
              : `Choose up to ${MOST} other segments to see who is in both.`
          }
        />
      ) : (
        <Loaded
          data={data?.workspace?.overlap}
          loading={loading}
          error={error}
          onRetry={() => void refetch()}
          failed="The overlap could not be counted."
          skeleton={<Skeleton label="Counting the overlap" rows={4} />}
        >
          {({ parts, problems }) =>
            parts ? (
              <OverlapParts parts={parts} names={names} />
            ) : (
              <EmptyState why={problems[0]?.message ?? "This cannot be counted."} />
            )
          }
        </Loaded>
      )}
    </Section>
  );
}
