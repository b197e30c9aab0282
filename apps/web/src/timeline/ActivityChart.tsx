import type { ActivityPartsFragment } from "../gql/graphql.ts";
import { graphql } from "../gql/index.ts";
import { formatCount, formatNumber } from "../ui/format/number.ts";
import { formatCalendarDay } from "../ui/format/time.ts";
import { activityBars, tickDays } from "./activity-bars.ts";
import styles from "./TimelineList.module.css";

// The fragment that this part needs; documents name it, the codegen puts it in.
graphql(`
  fragment ActivityParts on Activity {
    days
    events
    business
    total
  }
`);

const HEIGHT = 44;

/** Events per day, the business part dark. The timeline below it says the same act by act. */
export function ActivityChart({ activity }: { readonly activity: ActivityPartsFragment }) {
  const bars = activityBars(activity.days, activity.events, activity.business);
  const top = Math.max(1, ...bars.map((bar) => bar.total));
  const busiest = bars.reduce((best, bar) => (bar.total > best.total ? bar : best), { day: "", total: 0, business: 0 });
  const ticks = tickDays(bars);
  return (
    <figure className={styles["chart"]}>
      <svg
        viewBox={`0 0 ${bars.length * 8} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${formatCount(activity.total, "event")} in ${bars.length} days${
          busiest.total > 0 ? `, most on ${formatCalendarDay(busiest.day)} with ${formatNumber(busiest.total)}` : ""
        }`}
      >
        {bars.map((bar, index) => {
          const all = (bar.total / top) * HEIGHT;
          const dark = (Math.min(bar.business, bar.total) / top) * HEIGHT;
          return (
            <g key={bar.day}>
              <title>{`${formatCalendarDay(bar.day)}: ${formatCount(bar.total, "event")}`}</title>
              <rect className={styles["events"]} x={index * 8 + 1} width={6} y={HEIGHT - all} height={all - dark} />
              <rect className={styles["business"]} x={index * 8 + 1} width={6} y={HEIGHT - dark} height={dark} />
            </g>
          );
        })}
        <line className={styles["base"]} x1="0" x2={bars.length * 8} y1={HEIGHT + 0.5} y2={HEIGHT + 0.5} />
      </svg>
      <div className={styles["ticks"]} aria-hidden="true">
        {ticks.map((day, index) => (
          <span key={day}>{index === ticks.length - 1 ? "today" : formatCalendarDay(day).replace(/ \d{4}$/, "")}</span>
        ))}
      </div>
    </figure>
  );
}
