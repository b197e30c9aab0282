import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { ActivityChart } from "../../timeline/ActivityChart.tsx";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { formatCount } from "../../ui/format/number.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { AccountContacts } from "./AccountContacts.tsx";
import { AccountMetrics } from "./AccountMetrics.tsx";
import { AccountOpportunities } from "./AccountOpportunities.tsx";
import { AccountOrders } from "./AccountOrders.tsx";
import styles from "./AccountPage.module.css";
import { AccountTimeline } from "./AccountTimeline.tsx";
import type { AccountView } from "./account-documents.ts";
import { accountFacts } from "./account-facts.ts";

export function AccountBody({ account }: { readonly account: AccountView }) {
  const { currency } = useWorkspace();
  const zone = useZone();
  const facts = accountFacts(account, zone);
  return (
    <>
      <PageHead
        mark={<Avatar name={account.name} of="account" size={40} solid />}
        title={account.name}
        caption={
          <ul className={styles["facts"]}>
            {facts.map((fact) => (
              <li key={fact.name}>
                {fact.name} <strong>{fact.value}</strong>
              </li>
            ))}
          </ul>
        }
      />
      <StaleLine />
      <AccountMetrics metrics={account.metrics} currency={currency} zone={zone} />
      <div className={styles["columns"]}>
        <div className={styles["main"]}>
          <Card
            title={
              account.activity.total === 0
                ? "Nothing recorded in the last 90 days"
                : `${formatCount(account.activity.total, "event")} in the last 90 days`
            }
            caption="Per day; orders and other records in the stronger colour, a whole order counts once"
          >
            <ActivityChart activity={account.activity} />
          </Card>
          <Card title="Timeline">
            <AccountTimeline id={account.id} territory={account.territory} />
          </Card>
        </div>
        <div className={styles["aside"]}>
          <AccountOrders orders={account.orders} total={account.metrics.orders} territory={account.territory} />
          <AccountContacts contacts={account.contacts} total={account.contactCount} />
          <AccountOpportunities opportunities={account.opportunities} />
        </div>
      </div>
    </>
  );
}
