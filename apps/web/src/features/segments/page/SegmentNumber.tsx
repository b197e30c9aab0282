import { useQuery } from "@apollo/client/react";
import { useEffect, useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { ReceiptPopover } from "../../../receipt/ReceiptPopover.tsx";
import { Button } from "../../../ui/Button.tsx";
import { formatNumber } from "../../../ui/format/number.ts";
import { formatTime } from "../../../ui/format/time.ts";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { plural } from "../../../values/nouns.ts";
import { liveWords } from "../live/live-words.ts";
import { SpokenSize } from "../live/SpokenSize.tsx";
import { liveMs, useFollow } from "../live/use-follow.ts";
import styles from "./SegmentSide.module.css";
import { SegmentSizeDocument, type SegmentView } from "./segment-documents.ts";

/** How many are in, as of when, and how that was counted. It follows what happens, unless paused. */
export function SegmentNumber({ segment }: { readonly segment: SegmentView }) {
  const { id: workspace, customerNoun, accountNoun } = useWorkspace();
  const [paused, setPaused] = useState(false);
  const query = useQuery(SegmentSizeDocument, {
    variables: { workspace, id: segment.id },
    skipPollAttempt: () => document.hidden,
  });
  const { startPolling, stopPolling, refetch } = query;
  const told = useFollow(segment.id, !paused && segment.live?.state === "live", () => {
    refetch().catch(() => undefined);
  });
  // Where nobody tells of changes, the number is counted again.
  useEffect(() => {
    if (paused || told) stopPolling();
    else startPolling(liveMs);
  }, [paused, told, startPolling, stopPolling]);
  const nouns = plural(segment.unit === "account" ? accountNoun : customerNoun);
  return (
    <section aria-label="Size">
      <h2 className={styles["title"]}>In it now</h2>
      <Loaded
        data={query.data?.workspace?.segment}
        loading={query.loading && !query.data}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The size could not be counted."
        skeleton={<Skeleton label="Counting" rows={1} rowHeight={64} />}
      >
        {({ live, population: { size, receipt } }) => (
          <>
            <p className={styles["kpi"]}>
              {formatNumber(size)} <span>{nouns}</span>
            </p>
            <p className={styles["foot"]}>
              <span>
                As of {formatTime(receipt.asOf, receipt.zone)}, {liveWords(live)}
              </span>
              <Button
                look="link"
                aria-label={paused ? "Resume updates" : "Pause updates"}
                onPress={() => setPaused(!paused)}
              >
                {paused ? "Resume" : "Pause"}
              </Button>
            </p>
            <ReceiptPopover receipt={receipt} />
            <SpokenSize words={`${formatNumber(size)} ${nouns}`} />
          </>
        )}
      </Loaded>
    </section>
  );
}
