import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Section } from "../../../ui/section/Section.tsx";
import { SegmentReach } from "./SegmentReach.tsx";
import styles from "./SegmentSide.module.css";
import type { SegmentView } from "./segment-documents.ts";
import { WhySomebody } from "./WhySomebody.tsx";

interface SegmentSideProps {
  readonly segment: SegmentView;
  readonly onWhy: (id: string) => void;
}

/** Whom channels reach of it, where it is used, and why somebody is in or out. */
export function SegmentSide({ segment, onWhy }: SegmentSideProps) {
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
      <Section title="Why is somebody in or out">
        <WhySomebody unit={segment.unit} onWhy={onWhy} />
      </Section>
    </>
  );
}
