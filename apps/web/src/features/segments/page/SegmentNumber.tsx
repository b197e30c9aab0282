import { useQuery } from "@apollo/client/react";
import { useState } from "react";
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
import styles from "./SegmentSide.module.css";
import { SegmentSizeDocument, type SegmentView } from "./segment-documents.ts";

/** A number that changes by itself does so at most this often. */
const liveMs = 10_000;

/** How many are in, as of when, and how that was counted. It follows what happens, unless paused. */
export function SegmentNumber({ segment }: { readonly segment: SegmentView }) {
  const { id: workspace, customerNoun, accountNoun } = useWorkspace();
  const [paused, setPaused] = useState(false);
  const query = useQuery(SegmentSizeDocument, {
    variables: { workspace, id: segment.id },
    pollInterval: paused ? 0 : liveMs,
    skipPollAttempt: () => document.hidden,
  });
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
              <span>As of {formatTime(receipt.asOf, receipt.zone)}</span>
              <ReceiptPopover receipt={receipt} />
            </p>
            <p className={styles["foot"]}>
              <span>{live ? liveWords(live, receipt.zone) : "Counted again every 10 s"}</span>
              <Button
                look="link"
                aria-label={paused ? "Resume updates" : "Pause updates"}
                onPress={() => setPaused(!paused)}
              >
                {paused ? "Resume" : "Pause"}
              </Button>
            </p>
            <SpokenSize words={`${formatNumber(size)} ${nouns}`} />
          </>
        )}
      </Loaded>
    </section>
  );
}
