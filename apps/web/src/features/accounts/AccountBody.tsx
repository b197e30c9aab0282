import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { UnitSegments } from "../../explain/UnitSegments.tsx";
import { StaleLine } from "../../freshness/StaleLine.tsx";
import { NodeColumns } from "../../node-page/NodeColumns.tsx";
import { ActivityChart } from "../../timeline/ActivityChart.tsx";
import { activityWords } from "../../timeline/activity-bars.ts";
import { NodeTimeline } from "../../timeline/NodeTimeline.tsx";
import { Avatar } from "../../ui/avatar/Avatar.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { AccountContacts } from "./AccountContacts.tsx";
import { AccountMetrics } from "./AccountMetrics.tsx";
import { AccountOpportunities } from "./AccountOpportunities.tsx";
import { AccountOrders } from "./AccountOrders.tsx";
import styles from "./AccountPage.module.css";
import type { AccountView } from "./account-documents.ts";
import { accountFacts } from "./account-facts.ts";

interface AccountBodyProps {
  readonly account: AccountView;
  readonly onWhySegment: (segmentId: string) => void;
}

export function AccountBody({ account, onWhySegment }: AccountBodyProps) {
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
      <NodeColumns
        main={
          <>
            <Card
              title={activityWords(account.activity.total)}
              caption="Per day; orders and other records in the stronger colour, a whole order counts once"
            >
              <ActivityChart activity={account.activity} />
            </Card>
            <Card title="Timeline">
              <NodeTimeline
                of="account"
                id={account.id}
                saidAlready={account.territory ? `country ${account.territory}` : undefined}
              />
            </Card>
          </>
        }
        aside={
          <>
            <AccountOrders orders={account.orders} total={account.metrics.orders} territory={account.territory} />
            <AccountContacts contacts={account.contacts} total={account.contactCount} />
            <AccountOpportunities opportunities={account.opportunities} />
            <UnitSegments
              unit="account"
              id={account.id}
              onWhy={onWhySegment}
              frame={(words, list) => (
                <Card title="Segments" caption={words}>
                  {list}
                </Card>
              )}
            />
          </>
        }
      />
    </>
  );
}
