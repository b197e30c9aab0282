import type { Asker, SegmentView } from "./segment-documents.ts";
import type { SegmentSearch } from "./segment-search.ts";

/** What each tab of a segment's page is given. */
export interface SegmentPartProps {
  readonly segment: SegmentView;
  /** Who looks at it; unknown for a moment. */
  readonly me: Asker | undefined;
  readonly search: SegmentSearch;
  /** A change is a step of the browser's history; typing replaces the step. */
  readonly onChange: (change: Partial<SegmentSearch>, replace?: boolean) => void;
}
