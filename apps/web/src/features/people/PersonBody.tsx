import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { ActivityChart } from "../../timeline/ActivityChart.tsx";
import { activityWords } from "../../timeline/activity-bars.ts";
import { NodeTimeline } from "../../timeline/NodeTimeline.tsx";
import styles from "./PersonPage.module.css";
import { PersonSide } from "./PersonSide.tsx";
import type { PersonView } from "./people-documents.ts";

interface PersonBodyProps {
  readonly person: PersonView;
  readonly onWhy: () => void;
  readonly onWhySegment: (segmentId: string) => void;
}

export function PersonBody({ person, onWhy, onWhySegment }: PersonBodyProps) {
  const workspace = useWorkspace();
  const zone = useZone();
  return (
    <div className={styles["columns"]}>
      <PersonSide
        person={person}
        zone={zone}
        workspaceId={workspace.id}
        currency={workspace.currency}
        onWhy={onWhy}
        onWhySegment={onWhySegment}
      />
      <section className={styles["acts"]} aria-label="Activity">
        <StaleLine />
        <div>
          <h2 className={styles["finding"]}>{activityWords(person.activity.total)}</h2>
          <p className={styles["caption"]}>Per day; orders and other records in the stronger colour</p>
        </div>
        {person.activity.total > 0 && <ActivityChart activity={person.activity} />}
        <NodeTimeline of="customer" id={person.id} />
      </section>
    </div>
  );
}
