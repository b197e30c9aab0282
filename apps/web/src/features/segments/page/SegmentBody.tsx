import { lazy, Suspense } from "react";
import { StaleLine } from "../../../freshness/StaleLine.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { SegmentHead } from "./SegmentHead.tsx";
import { SegmentNumber } from "./SegmentNumber.tsx";
import { SegmentOverview } from "./SegmentOverview.tsx";
import styles from "./SegmentPage.module.css";
import { SegmentSide } from "./SegmentSide.tsx";
import { SegmentTabs } from "./SegmentTabs.tsx";
import type { SegmentPartProps } from "./segment-part.ts";

const Activity = lazy(async () => ({ default: (await import("../activity/Activity.tsx")).Activity }));
const Compare = lazy(async () => ({ default: (await import("../compare/Compare.tsx")).Compare }));
const SegmentHistory = lazy(async () => ({ default: (await import("../history/SegmentHistory.tsx")).SegmentHistory }));
const Members = lazy(async () => ({ default: (await import("../members/Members.tsx")).Members }));

/** The number stays where it is on every tab; what is asked about its people changes below the tabs. */
export function SegmentBody(props: SegmentPartProps) {
  const { segment, search } = props;
  return (
    <div className={styles["frame"]}>
      <div className={styles["page"]}>
        <div className={styles["head"]}>
          <SegmentHead segment={segment} me={props.me} />
          <StaleLine />
          <SegmentTabs unit={segment.unit} tab={search.tab ?? "overview"} />
        </div>
        <div className={styles["number"]}>
          <SegmentNumber segment={segment} />
        </div>
        <div className={styles["body"]}>
          <Suspense fallback={<Skeleton label="Loading" rows={8} />}>{part(props)}</Suspense>
        </div>
        <aside className={styles["side"]} aria-label="Reach and use">
          <SegmentSide segment={segment} me={props.me} onWhy={(why) => props.onChange({ why })} />
        </aside>
      </div>
    </div>
  );
}

function part(props: SegmentPartProps) {
  switch (props.search.tab) {
    case "members":
      return <Members {...props} />;
    case "activity":
      return <Activity {...props} />;
    case "compare":
      return <Compare {...props} />;
    case "history":
      return <SegmentHistory {...props} />;
    default:
      return <SegmentOverview segment={props.segment} />;
  }
}
