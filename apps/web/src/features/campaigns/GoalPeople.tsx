import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import type { ConditionInput } from "../../gql/graphql.ts";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { formatCount, formatMoney } from "../../ui/format/number.ts";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { NameCell } from "../../ui/table/NameCell.tsx";
import styles from "./CampaignPage.module.css";
import { GoalPeopleDocument } from "./campaign-documents.ts";

interface GoalPeopleProps {
  /** The event's name as people read it. */
  readonly goal: string;
  readonly where: ConditionInput;
  readonly size: number;
  readonly nouns: string;
}

const SHOWN = 6;

/** The first of those who reached a goal, by what they have spent; the card's link leads to all of them. */
export function GoalPeople({ goal, where, size, nouns }: GoalPeopleProps) {
  const { id: workspaceId, currency } = useWorkspace();
  const query = useQuery(GoalPeopleDocument, { variables: { workspace: workspaceId, where, first: SHOWN } });
  return (
    <Card
      title={`${goal}: the ${nouns} that spend most`}
      caption="By all their orders, not only those of this campaign"
      end={
        <Link to="/w/$workspaceId/people" params={{ workspaceId }} search={{ v: 1, where, sort: "revenue" }}>
          All {formatCount(size, nouns, nouns)}
        </Link>
      }
    >
      <Loaded
        data={query.data?.workspace}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed={`These ${nouns} could not be read.`}
        skeleton={<Skeleton label={`Loading ${nouns}`} rows={Math.min(SHOWN, size)} />}
      >
        {({ customers }) => (
          <ul className={styles["people"]}>
            {customers.edges.map(({ node }) => (
              <li key={node.id}>
                <NameCell mark={<Avatar name={node.name} of="person" />}>
                  <Link to="/w/$workspaceId/people/$id" params={{ workspaceId, id: node.id }}>
                    {node.name}
                  </Link>
                </NameCell>
                <span>{formatCount(node.metrics.orders, "order")}</span>
                <strong>{formatMoney(node.metrics.revenue, currency)}</strong>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
    </Card>
  );
}
