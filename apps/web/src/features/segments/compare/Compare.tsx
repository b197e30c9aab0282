import { useMemo } from "react";
import { useSegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import type { SegmentPartProps } from "../page/segment-part.ts";
import { againstSegment } from "./against.ts";
import { Comparison } from "./Comparison.tsx";
import { Overlap } from "./Overlap.tsx";

/** This segment beside others: who is in both, and what differs most. */
export function Compare({ segment, search, onChange }: SegmentPartProps) {
  const { with: beside, against } = search;
  const named = useMemo(() => [...(beside ?? []), ...againstSegment(against)], [beside, against]);
  const choices = useSegmentChoices(segment.unit, { named });
  const others = { ...choices, all: choices.all.filter(({ id }) => id !== segment.id) };
  return (
    <>
      <Overlap
        segment={segment}
        others={others}
        chosen={beside ?? []}
        onChange={(chosen) => onChange({ with: chosen.length === 0 ? undefined : chosen })}
      />
      <Comparison segment={segment} others={others} against={against} on={search.on} onChange={onChange} />
    </>
  );
}
