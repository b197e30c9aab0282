import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import type { SegmentPartProps } from "../page/SegmentBody.tsx";
import { Comparison } from "./Comparison.tsx";
import { SegmentChoicesDocument } from "./compare-documents.ts";
import { Overlap } from "./Overlap.tsx";

/** Segments that can be chosen from; more are found by their own page. */
const MOST = 100;

/** This segment beside others: who is in both, and what differs most. */
export function Compare({ segment, search, onChange }: SegmentPartProps) {
  const { id: workspace } = useWorkspace();
  const { data } = useQuery(SegmentChoicesDocument, { variables: { workspace, unit: segment.unit, first: MOST } });
  const others = (data?.workspace?.segments.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== segment.id);
  return (
    <>
      <Overlap
        segment={segment}
        others={others}
        chosen={search.with ?? []}
        onChange={(chosen) => onChange({ with: chosen.length === 0 ? undefined : chosen })}
      />
      <Comparison
        segment={segment}
        others={others}
        against={search.against}
        onChange={(against) => onChange({ against })}
      />
    </>
  );
}
