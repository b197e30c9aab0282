import { formatCompact, formatMoney, formatNumber, none } from "../../ui/format/number.ts";
import { formatAgo, formatDate } from "../../ui/format/time.ts";
import { StatTile } from "../../ui/stat-tile/StatTile.tsx";
import type { AccountView } from "./AccountBody.tsx";
import styles from "./AccountPage.module.css";

interface AccountMetricsProps {
  readonly metrics: AccountView["metrics"];
  readonly currency: string;
  readonly zone: string;
}

/** The figures of the whole recorded time. */
export function AccountMetrics({ metrics, currency, zone }: AccountMetricsProps) {
  const money = (amount: string) => ({
    value: formatMoney(amount, currency, true),
    exact: formatMoney(amount, currency),
  });
  const day = (at: string | null | undefined) => (at ? formatDate(at, zone) : none);
  return (
    <div className={styles["tiles"]}>
      <StatTile
        label="Revenue"
        {...money(metrics.revenue)}
        against={`before ${formatMoney(metrics.returned, currency)} returned`}
      />
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
      <FourthTile metrics={metrics} money={money} />
    </div>
  );
}

interface FourthTileProps {
  readonly metrics: AccountView["metrics"];
  readonly money: (amount: string) => { readonly value: string; readonly exact: string };
}

/** What this account has of: a pipeline, else people, else only returns. */
function FourthTile({ metrics, money }: FourthTileProps) {
  if (Number(metrics.openPipeline) !== 0)
    return <StatTile label="Open pipeline" {...money(metrics.openPipeline)} against="in open opportunities" />;
  if (metrics.people === 0) return <StatTile label="Returned" {...money(metrics.returned)} against="of all time" />;
  return (
    <StatTile
      label="People"
      value={formatCompact(metrics.people)}
      exact={formatNumber(metrics.people)}
      against="linked to this account"
    />
  );
}
