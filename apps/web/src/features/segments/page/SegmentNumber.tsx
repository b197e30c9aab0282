import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { ReceiptPopover } from "../../../receipt/ReceiptPopover.tsx";
import { formatNumber } from "../../../ui/format/number.ts";
import { formatTime } from "../../../ui/format/time.ts";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { plural } from "../../../values/nouns.ts";
import styles from "./SegmentSide.module.css";
import { SegmentSizeDocument, type SegmentView } from "./segment-documents.ts";

/** How many are in, as of when, and how that was counted. */
export function SegmentNumber({ segment }: { readonly segment: SegmentView }) {
  const { id: workspace, customerNoun, accountNoun } = useWorkspace();
  const query = useQuery(SegmentSizeDocument, { variables: { workspace, id: segment.id } });
  const nouns = plural(segment.unit === "account" ? accountNoun : customerNoun);
  return (
    <section aria-label="Size">
      <h2 className={styles["title"]}>In it now</h2>
      <Loaded
        data={query.data?.workspace?.segment?.population}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The size could not be counted."
        skeleton={<Skeleton label="Counting" rows={1} rowHeight={64} />}
      >
        {({ size, receipt }) => (
          <>
            <p className={styles["kpi"]}>
              {formatNumber(size)} <span>{nouns}</span>
            </p>
            <p className={styles["foot"]}>
              <span>As of {formatTime(receipt.asOf, receipt.zone)}</span>
              <ReceiptPopover receipt={receipt} />
            </p>
          </>
        )}
      </Loaded>
    </section>
  );
}
