import { Link } from "@tanstack/react-router";
import { eventTitle } from "@throughline/model";
import type { TimelinePartsFragment } from "../gql/graphql.ts";
import { formatCount, formatMoney } from "../ui/format/number.ts";
import { formatDate, formatInstant, formatLongDay, formatTime, localDay } from "../ui/format/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { foldByDay } from "../ui/timeline/fold-rows.ts";
import type { TimelineDayView, TimelineEntry } from "../ui/timeline/Timeline.tsx";
import { eventIcon } from "./event-words.ts";
import { OrderLines } from "./OrderLines.tsx";

export type TimelineItem = TimelinePartsFragment["edges"][number]["node"];

export interface DaysSettings {
  readonly zone: string;
  readonly now: Date;
  readonly workspaceId: string;
  /** The workspace's: records that name no currency are in it. */
  readonly currency: string;
  /** On an account's timeline each act says whose it was. */
  readonly showWho: boolean;
  /** A detail that the page says already, so that no act repeats it. */
  readonly saidAlready?: string | undefined;
}

/** The loaded items as days of lines, newest first, repeats folded. */
export function timelineDays(items: readonly TimelineItem[], settings: DaysSettings): TimelineDayView[] {
  const { zone, now } = settings;
  const today = localDay(now, zone);
  const foldable = items.map((item) => ({ ...item, who: settings.showWho ? (item.customer?.id ?? null) : null }));
  return foldByDay(foldable, (at) => localDay(at, zone)).map(({ day, rows }) => ({
    key: day,
    title: dayTitle(day, today),
    note: originalDay(
      rows.flatMap((row) => row.items),
      zone,
    ),
    lines: rows.map(({ key, items: folded }) => ({
      ...entryOf(folded[0], settings),
      key,
      folded: folded.length > 1 ? folded.map((item) => entryOf(item, settings)) : undefined,
    })),
  }));
}

/** Demo data is moved by whole weeks; the day it really was is said once, on the day's heading. */
function originalDay(items: readonly TimelineItem[], zone: string): string | undefined {
  const moved = items.find((item) => item.originalAt && item.originalAt !== item.at);
  return moved?.originalAt ? `originally ${formatDate(moved.originalAt, zone)}` : undefined;
}

/** "Today, Sunday 22 November"; another year is named. */
export function dayTitle(day: string, today: string): string {
  const name = formatLongDay(`${day}T12:00:00Z`, "UTC", day.slice(0, 4) !== today.slice(0, 4));
  return day === today ? `Today, ${name}` : name;
}

function entryOf(
  item: TimelineItem,
  { zone, showWho, workspaceId, currency, saidAlready }: DaysSettings,
): TimelineEntry {
  const shifted = item.originalAt && item.originalAt !== item.at ? item.originalAt : null;
  const { order } = item;
  const details = [order && order.lineCount > 0 && formatCount(order.lineCount, "line"), item.detail].filter(
    (detail) => detail && detail !== saidAlready,
  );
  return {
    key: item.id,
    time: formatTime(item.at, zone),
    exact: shifted
      ? `${formatInstant(item.at, zone)}, originally ${formatInstant(shifted, zone)}`
      : formatInstant(item.at, zone),
    dateTime: item.at,
    icon: <Icon name={eventIcon(item.event)} size={14} />,
    title: order ? `${order.kind === "return" ? "Return" : "Order"} ${order.id}` : eventTitle(item.event),
    detail: (
      <>
        {details.join(" · ")}
        {showWho && item.customer && (
          <>
            {details.length > 0 && " · "}
            <Link to="/w/$workspaceId/people/$id" params={{ workspaceId, id: item.customer.id }}>
              {item.customer.name}
            </Link>
          </>
        )}
      </>
    ),
    amount: item.amount ? formatMoney(item.amount, item.currency ?? currency) : undefined,
    inside:
      order && order.lineCount > 0
        ? { label: `lines of order ${order.id}`, content: () => <OrderLines id={order.id} /> }
        : undefined,
  };
}
