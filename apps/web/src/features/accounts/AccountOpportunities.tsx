import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatMoney, none } from "../../ui/format/number.ts";
import { formatCalendarDay } from "../../ui/format/time.ts";
import { Tag } from "../../ui/Tag.tsx";
import styles from "./AccountPage.module.css";
import type { AccountView } from "./account-documents.ts";

/** Shown only where opportunities are recorded: many businesses sell without them. */
export function AccountOpportunities({ opportunities }: { readonly opportunities: AccountView["opportunities"] }) {
  const { currency } = useWorkspace();
  if (opportunities.length === 0) return null;
  return (
    <Card title="Opportunities">
      <ul className={styles["rows"]}>
        {opportunities.map((one) => (
          <li key={one.id}>
            <div className={styles["grow"]}>
              <p className={styles["name"]}>{one.name ?? `Opportunity ${one.id}`}</p>
              <p className={styles["quiet"]}>
                {[one.stage, one.closeDate && `closes ${formatCalendarDay(one.closeDate)}`].filter(Boolean).join(" · ")}
              </p>
            </div>
            <div className={styles["end"]}>
              <p className={styles["amount"]}>{one.amount ? formatMoney(one.amount, currency) : none}</p>
              <Tag tone={one.status === "won" ? "positive" : one.status === "lost" ? "negative" : "neutral"}>
                {one.status}
              </Tag>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
