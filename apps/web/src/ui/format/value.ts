import { formatCompact, formatDuration, formatLoose, formatMoney, formatNumber, formatShare, none } from "./number.ts";

/** How a metric wants to be printed; it comes from the API with the number. A percent is a share from 0 to 1. */
export interface ValueFormat {
  readonly kind: string;
  readonly unit: string;
  readonly currency?: string | null;
  readonly decimals: number;
}

/** `exact` for tables and tooltips, `compact` for KPIs, `axis` for tick labels. */
type Precision = "exact" | "compact" | "axis";

/** Prints a value in its own format; null is "–". */
export function formatValue(
  value: number | null | undefined,
  format: ValueFormat,
  precision: Precision = "exact",
): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return none;
  switch (format.kind) {
    case "money":
      return precision === "axis"
        ? moneyTick(value, format)
        : formatMoney(value, format.currency, precision === "compact");
    case "percent":
      return precision === "axis" ? formatShare(value, tickDecimals(value * 100)) : formatShare(value);
    case "duration":
      return formatDuration(value);
    default:
      if (precision === "axis") return Math.abs(value) >= 100_000 ? formatCompact(value) : formatLoose(value, 3);
      return precision === "compact" ? formatCompact(value, format.decimals) : formatNumber(value, format.decimals);
  }
}

const tickDecimals = (percent: number): number => (Number.isInteger(Math.round(percent * 1000) / 1000) ? 0 : 1);

function moneyTick(value: number, format: ValueFormat): string {
  const money = formatMoney(value, format.currency, true);
  return money.endsWith(".00") ? money.slice(0, -3) : money;
}
