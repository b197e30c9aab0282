import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import { graphql } from "../gql/index.ts";
import { formatCount, formatLoose, formatMoney, none } from "../ui/format/number.ts";
import { Loaded } from "../ui/states/Loaded.tsx";
import { Skeleton } from "../ui/states/Skeleton.tsx";
import styles from "./OrderLines.module.css";

// What a page's short list of orders shows of each.
graphql(`
  fragment OrderParts on Order {
    id
    kind
    placedAt
    amount
    currency
    country
    status
    lineCount
  }
`);

const OrderLinesDocument = graphql(`
  query OrderLines($workspace: ID!, $id: ID!) {
    workspace(id: $workspace) {
      id
      order(id: $id) {
        id
        currency
        lineCount
        lines(first: 100) {
          lineNumber
          quantity
          amount
          product {
            id
            name
          }
        }
      }
    }
  }
`);

/** What one order consists of; read when its entry is opened. */
export function OrderLines({ id }: { readonly id: string }) {
  const workspace = useWorkspace();
  const query = useQuery(OrderLinesDocument, { variables: { workspace: workspace.id, id } });
  return (
    <Loaded
      data={query.data?.workspace?.order}
      loading={query.loading}
      error={query.error}
      onRetry={() => void query.refetch()}
      failed="The lines of this order could not be read."
      skeleton={<Skeleton label="Loading the lines" rows={2} rowHeight={24} />}
    >
      {(order) => (
        <>
          <ul className={styles["lines"]}>
            {order.lines.map((line) => (
              <li key={line.lineNumber}>
                <span className={styles["quantity"]}>{line.quantity == null ? "" : formatLoose(line.quantity)}</span>
                <span className={styles["product"]}>{line.product?.name ?? line.product?.id ?? "Unnamed product"}</span>
                <span>{line.amount ? formatMoney(line.amount, order.currency ?? workspace.currency) : none}</span>
              </li>
            ))}
          </ul>
          {order.lineCount > order.lines.length && (
            <p className={styles["rest"]}>
              The first {order.lines.length} of {formatCount(order.lineCount, "line")}.
            </p>
          )}
        </>
      )}
    </Loaded>
  );
}
