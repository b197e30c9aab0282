import { Link } from "@tanstack/react-router";
import { type ReactElement, useState } from "react";
import { useWorkspace, useZone } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatDate } from "../../../ui/format/time.ts";
import { useBuilder } from "./builder-context.ts";
import type { PeopleCounted } from "./builder-documents.ts";
import { FindSomeone } from "./FindSomeone.tsx";
import styles from "./LivePanel.module.css";

interface SampleProps {
  readonly people: NonNullable<PeopleCounted>;
  readonly old: boolean;
  readonly onWhy: (id: string, name: string) => void;
}

const few = 5;

/** Twenty of them by name, five at first. Each says why it is in. */
export function Sample({ people, old, onWhy }: SampleProps): ReactElement {
  const { id: workspaceId } = useWorkspace();
  const { unit } = useBuilder();
  const zone = useZone();
  const [all, setAll] = useState(false);
  const customers = people.customers?.edges.map(({ node }) => ({
    id: node.id,
    name: node.name,
    detail: node.lastSeen ? `seen ${formatDate(node.lastSeen, zone)}` : "",
  }));
  const accounts = people.accounts?.edges.map(({ node }) => ({
    id: node.id,
    name: node.name,
    detail: node.territory ?? "",
  }));
  const members = customers ?? accounts ?? [];
  const to = unit === "account" ? "/w/$workspaceId/accounts/$id" : "/w/$workspaceId/people/$id";
  return (
    <section className={styles["part"]} data-old={old || undefined}>
      <div className={styles["head"]}>
        <h2>Sample</h2>
        {members.length > few && (
          <Button look="link" onPress={() => setAll(!all)}>
            {all ? `Show ${few}` : `Show ${members.length}`}
          </Button>
        )}
      </div>
      {members.length === 0 && <p className={styles["note"]}>Nobody matches.</p>}
      <ul className={styles["rows"]}>
        {members.slice(0, all ? undefined : few).map(({ id, name, detail }) => (
          <li key={id}>
            <Link to={to} params={{ workspaceId, id }} className={styles["name"]}>
              {name}
            </Link>
            <span>{detail}</span>
            <Button look="link" aria-label={`Why ${name}`} onPress={() => onWhy(id, name)}>
              Why
            </Button>
          </li>
        ))}
      </ul>
      <FindSomeone onWhy={onWhy} />
    </section>
  );
}
