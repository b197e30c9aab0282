import { useZone } from "../../app/workspace/workspace-context.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatCount, formatMoney, formatNumber, none } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import styles from "./AccountPage.module.css";
import type { AccountView } from "./account-documents.ts";

interface AccountOrdersProps {
  readonly orders: AccountView["orders"];
  readonly total: number;
  /** Where the account is: an order from there does not say so again. */
  readonly territory: string | null | undefined;
}

export function AccountOrders({ orders, total, territory }: AccountOrdersProps) {
  const zone = useZone();
  return (
    <Card title="Latest orders" end={total > orders.length ? `${formatNumber(total)} in all` : undefined}>
      {orders.length === 0 ? (
        <EmptyState why="This account has placed no order." />
      ) : (
        <ul className={styles["rows"]}>
          {orders.map((order) => (
            <li key={order.id}>
              <div className={styles["grow"]}>
                <p className={styles["name"]}>
                  {order.kind === "return" ? "Return" : "Order"} {order.id}
                </p>
                <p className={styles["quiet"]}>
                  {[
                    formatDate(order.placedAt, zone),
                    formatCount(order.lineCount, "line"),
                    order.country === territory ? null : order.country,
                    order.status,
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </p>
              </div>
              <div className={styles["end"]}>
                <p className={styles["amount"]}>{order.amount ? formatMoney(order.amount, order.currency) : none}</p>
              </div>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
