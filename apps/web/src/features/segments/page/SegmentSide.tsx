import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { SegmentOwner } from "./SegmentOwner.tsx";
import { SegmentReach } from "./SegmentReach.tsx";
import styles from "./SegmentSide.module.css";
import type { Asker, SegmentView } from "./segment-documents.ts";
import { WhySomebody } from "./WhySomebody.tsx";

interface SegmentSideProps {
  readonly segment: SegmentView;
  readonly me: Asker | undefined;
  readonly onWhy: (id: string) => void;
}

/** Whom channels reach of it, where it is used, who owns it, and why somebody is in or out. */
export function SegmentSide({ segment, me, onWhy }: SegmentSideProps) {
  const { id: workspaceId } = useWorkspace();
  return (
    <>
      {segment.unit === "customer" && <SegmentReach segment={segment} />}
      <Section title="Used by">
        {segment.usedBy.length === 0 ? (
          <p className={styles["quiet"]}>Nothing names it yet.</p>
        ) : (
          <ul className={styles["links"]}>
            {segment.usedBy.map(({ id, name }) => (
              <li key={id}>
                <Link to="/w/$workspaceId/segments/$id" params={{ workspaceId, id }}>
                  {name}
                </Link>{" "}
                <span className={styles["quiet"]}>segment</span>
              </li>
            ))}
          </ul>
        )}
      </Section>
      <SegmentOwner segment={segment} me={me} />
      <Section title="Why is somebody in or out">
        <WhySomebody unit={segment.unit} onWhy={onWhy} />
      </Section>
    </>
  );
}
