import { Link } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Button } from "../../ui/Button.tsx";
import { formatNumber } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import type { Members } from "../use-members.ts";
import styles from "./PeopleDrawer.module.css";

interface MemberListProps {
  readonly members: Members;
  readonly workspaceId: string;
  readonly zone: string;
  readonly noun: string;
  readonly onMore: () => void;
}

/** Who they are, each a link to the page of that person or account. */
export function MemberList({ members: population, workspaceId, zone, noun, onMore }: MemberListProps): ReactElement {
  const accounts = population.accounts?.edges.map(({ node }) => ({
    id: node.id,
    name: node.name,
    detail: node.territory ?? "",
  }));
  const customers = population.customers?.edges.map(({ node }) => ({
    id: node.id,
    name: node.name,
    detail: node.lastSeen ? formatDate(node.lastSeen, zone) : "",
  }));
  const rows = accounts ?? customers ?? [];
  const list = population.accounts ?? population.customers;
  const to = population.unit === "account" ? "/w/$workspaceId/accounts/$id" : "/w/$workspaceId/people/$id";
  return (
    <section className={styles["section"]} aria-label={`The ${noun}`}>
      <p className={styles["listHead"]}>
        <span>Name</span>
        <span>{accounts ? "Territory" : "Last seen"}</span>
      </p>
      <ul>
        {rows.map(({ id, name, detail }) => (
          <li key={id} className={styles["member"]}>
            <Link to={to} params={{ workspaceId, id }}>
              {name}
            </Link>
            <span>{detail}</span>
          </li>
        ))}
      </ul>
      {list?.pageInfo.hasNextPage && (
        <p className={styles["more"]}>
          <span>
            {formatNumber(rows.length)} of {formatNumber(population.size)}
          </span>
          <Button onPress={onMore}>Show more</Button>
        </p>
      )}
    </section>
  );
}
