import type { Condition } from "@throughline/model";
import type { ReactElement } from "react";
import { rowWords } from "../../../fields/condition/row-words.ts";
import { MergeChoice } from "../../../settings/MergeChoice.tsx";
import { useBuilder } from "./builder-context.ts";
import { fromMergeLines, lineOf, type MergeLines, mergeLines } from "./draft/merge-lines.ts";

export interface Newer {
  readonly version: number;
  readonly where: Condition;
}

interface MergeSegmentProps {
  /** The version that the draft began with, and its definition where that is still at hand. */
  readonly from: number;
  readonly base: Condition | undefined;
  readonly newer: Newer;
  readonly onChoose: (where: Condition) => void;
}

/** Somebody else saved this segment: the draft and their version laid over each other, line by line. */
export function MergeSegment({ from, base, newer, onChoose }: MergeSegmentProps): ReactElement {
  const { where, unit, choices } = useBuilder();
  return (
    <MergeChoice<MergeLines>
      draft={{ version: from, base: base ? mergeLines(base, base) : {}, value: mergeLines(where, base), past: [] }}
      saved={{ version: newer.version, value: mergeLines(newer.where, base) }}
      savedBy="Somebody"
      wordsOf={(text) => {
        const line = lineOf(text);
        return line ? rowWords(line, unit, choices) : `${text} of the lines`;
      }}
      onMerged={(merged) => onChoose(fromMergeLines(merged))}
      onDiscard={() => onChoose(newer.where)}
    />
  );
}
