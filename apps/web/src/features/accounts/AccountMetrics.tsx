import { formatCompact, formatMoney, formatNumber, none } from "../../ui/format/number.ts";
import { formatAgo, formatDate } from "../../ui/format/time.ts";
import { StatTile } from "../../ui/stat-tile/StatTile.tsx";
import styles from "./AccountPage.module.css";
import type { AccountView } from "./account-documents.ts";

interface AccountMetricsProps {
  readonly metrics: AccountView["metrics"];
  readonly currency: string;
  readonly zone: string;
}

/** The figures of the whole recorded time: what the account is worth first, and what it has besides. */
export function AccountMetrics({ metrics, currency, zone }: AccountMetricsProps) {
  const day = (at: string | null | undefined) => (at ? formatDate(at, zone) : none);
  const returned = Number(metrics.returned) === 0 ? "nothing" : formatMoney(metrics.returned, currency);
  return (
    <div className={styles["tiles"]}>
      <div className={styles["lead"]}>
        <StatTile
          label="Revenue, all time"
          value={formatMoney(metrics.revenue, currency)}
          against={`before returns; ${returned} was returned`}
        />
      </div>
      <StatTile
        label="Orders"
        value={formatCompact(metrics.orders)}
        exact={formatNumber(metrics.orders)}
        against={metrics.firstOrderAt ? `since ${day(metrics.firstOrderAt)}` : "none yet"}
      />
      <StatTile
        label="Last order"
        value={metrics.lastOrderAt ? formatAgo(metrics.lastOrderAt, new Date()) : none}
        exact={day(metrics.lastOrderAt)}
        against={metrics.lastOrderAt ? day(metrics.lastOrderAt) : "no order is recorded"}
      />
      <FourthTile metrics={metrics} currency={currency} />
    </div>
  );
}

/** A pipeline, else people; accounts without either have no fourth figure. */
function FourthTile({ metrics, currency }: Pick<AccountMetricsProps, "metrics" | "currency">) {
  if (Number(metrics.openPipeline) !== 0)
    return (
      <StatTile
        label="Open pipeline"
        value={formatMoney(metrics.openPipeline, currency, true)}
        exact={formatMoney(metrics.openPipeline, currency)}
        against="in open opportunities"
      />
    );
  if (metrics.people === 0) return null;
  return (
    <StatTile
      label="People"
      value={formatCompact(metrics.people)}
      exact={formatNumber(metrics.people)}
      against="linked to this account"
    />
  );
}
