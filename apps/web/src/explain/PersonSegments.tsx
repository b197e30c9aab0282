import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { Button } from "../ui/Button.tsx";
import { PersonSegmentsDocument } from "./explain-documents.ts";
import styles from "./Why.module.css";

interface PersonSegmentsProps {
  readonly id: string;
  readonly onWhy: (segmentId: string) => void;
}

/** The saved segments, those that have this person first; each says why. Nothing where nobody saved a segment. */
export function PersonSegments({ id, onWhy }: PersonSegmentsProps) {
  const workspace = useWorkspace();
  const query = useQuery(PersonSegmentsDocument, { variables: { workspace: workspace.id, id } });
  const found = query.data?.workspace?.customer?.segments ?? [];
  if (found.length === 0) return null;
  const sorted = [...found].sort((a, b) => Number(b.matches) - Number(a.matches));
  return (
    <section>
      <h2>Segments</h2>
      <p className={styles["note"]}>
        In {found.filter(({ matches }) => matches).length} of {found.length}
      </p>
      <ul className={styles["memberships"]}>
        {sorted.map(({ segment, matches }) => (
          <li key={segment.id}>
            <span>
              {segment.name} <span className={styles["state"]}>{matches ? "in" : "not in"}</span>
            </span>
            <Button
              look="link"
              aria-label={`Why ${matches ? "in" : "not in"} ${segment.name}`}
              onPress={() => onWhy(segment.id)}
            >
              Why
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
