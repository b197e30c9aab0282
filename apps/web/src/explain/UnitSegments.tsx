import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import type { Unit } from "../gql/graphql.ts";
import { Button } from "../ui/Button.tsx";
import { UnitSegmentsDocument } from "./explain-documents.ts";
import styles from "./Why.module.css";

interface UnitSegmentsProps {
  readonly unit: Unit;
  readonly id: string;
  readonly onWhy: (segmentId: string) => void;
  /** The part of the page around it, given how many there are; left out where nobody saved a segment. */
  readonly frame: (words: string, list: ReactNode) => ReactNode;
}

/** The saved segments, those that have this one first; each leads to its page and says why. */
export function UnitSegments({ unit, id, onWhy, frame }: UnitSegmentsProps) {
  const { id: workspaceId } = useWorkspace();
  const { data } = useQuery(UnitSegmentsDocument, {
    variables: { workspace: workspaceId, id, customers: unit === "customer" },
  });
  const found = (data?.workspace?.customer ?? data?.workspace?.account)?.segments ?? [];
  if (found.length === 0) return null;
  const sorted = found.toSorted((a, b) => Number(b.matches) - Number(a.matches));
  return frame(
    `In ${found.filter(({ matches }) => matches).length} of ${found.length}`,
    <ul className={styles["memberships"]}>
      {sorted.map(({ segment, matches }) => (
        <li key={segment.id}>
          <span>
            <Link to="/w/$workspaceId/segments/$id" params={{ workspaceId, id: segment.id }}>
              {segment.name}
            </Link>{" "}
            <span className={styles["state"]}>{matches ? "in" : "not in"}</span>
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
    </ul>,
  );
}
