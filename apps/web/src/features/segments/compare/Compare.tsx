import { useSegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import type { SegmentPartProps } from "../page/segment-part.ts";
import { Comparison } from "./Comparison.tsx";
import { Overlap } from "./Overlap.tsx";

/** This segment beside others: who is in both, and what differs most. */
export function Compare({ segment, search, onChange }: SegmentPartProps) {
  const others = useSegmentChoices(segment.unit).filter(({ id }) => id !== segment.id);
  return (
    <>
      <Overlap
        segment={segment}
        others={others}
        chosen={search.with ?? []}
        onChange={(chosen) => onChange({ with: chosen.length === 0 ? undefined : chosen })}
      />
      <Comparison segment={segment} others={others} against={search.against} on={search.on} onChange={onChange} />
    </>
  );
}
