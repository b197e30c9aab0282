import type { TimelinePartsFragment } from "../gql/graphql.ts";
import { withNextPage } from "../paging/next-page.ts";

/** What was loaded with the older page behind it; the counts stay those of the first answer, so that they add up. */
export function joinTimeline(before: TimelinePartsFragment, older: TimelinePartsFragment): TimelinePartsFragment {
  return {
    ...withNextPage<TimelinePartsFragment["edges"][number], TimelinePartsFragment>(before, older),
    counts: before.counts,
  };
}
