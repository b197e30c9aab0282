import { Link } from "@tanstack/react-router";
import type { TimelinePartsFragment } from "../gql/graphql.ts";
import { formatMoney } from "../ui/format/number.ts";
import { formatInstant, formatLongDay, formatTime, localDay } from "../ui/format/time.ts";
import { Icon } from "../ui/Icon.tsx";
import { Tag } from "../ui/Tag.tsx";
import { foldByDay } from "../ui/timeline/fold-rows.ts";
import type { TimelineDayView, TimelineEntry } from "../ui/timeline/Timeline.tsx";
import { eventIcon, eventTitle } from "./event-words.ts";

export type TimelineItem = TimelinePartsFragment["edges"][number]["node"];

export interface DaysSettings {
  readonly zone: string;
  readonly now: Date;
  readonly workspaceId: string;
  /** The workspace's: records that name no currency are in it. */
  readonly currency: string;
  /** On an account's timeline each act says whose it was. */
  readonly showWho: boolean;
}

/** The loaded items as days of lines, newest first, repeats folded. */
export function timelineDays(items: readonly TimelineItem[], settings: DaysSettings): TimelineDayView[] {
  const { zone, now } = settings;
  const today = localDay(now, zone);
  const foldable = items.map((item) => ({ ...item, who: settings.showWho ? (item.customer?.id ?? null) : null }));
  return foldByDay(foldable, (at) => localDay(at, zone)).map(({ day, rows }) => ({
    key: day,
    title: dayTitle(day, today),
    lines: rows.map(({ key, items: folded }) => ({
      ...entryOf(folded[0], settings),
      key,
      folded: folded.length > 1 ? folded.map((item) => entryOf(item, settings)) : undefined,
    })),
  }));
}

/** "Today, Sunday 22 November"; another year is named. */
export function dayTitle(day: string, today: string): string {
  const name = formatLongDay(`${day}T12:00:00Z`, "UTC", day.slice(0, 4) !== today.slice(0, 4));
  return day === today ? `Today, ${name}` : name;
}

function entryOf(item: TimelineItem, { zone, showWho, workspaceId, currency }: DaysSettings): TimelineEntry {
  const shifted = item.originalAt && item.originalAt !== item.at ? item.originalAt : null;
  return {
    key: item.id,
    time: formatTime(item.at, zone),
    exact: shifted
      ? `${formatInstant(item.at, zone)}, originally ${formatInstant(shifted, zone)}`
      : formatInstant(item.at, zone),
    dateTime: item.at,
    icon: <Icon name={eventIcon(item.event)} size={14} />,
    title: eventTitle(item.event),
    detail: (
      <>
        {item.detail}
        {showWho && item.customer && (
          <>
            {item.detail && " · "}
            <Link to="/w/$workspaceId/people/$id" params={{ workspaceId, id: item.customer.id }}>
              {item.customer.name}
            </Link>
          </>
        )}
      </>
    ),
    amount: item.amount ? formatMoney(item.amount, item.currency ?? currency) : undefined,
    tag: shifted ? <Tag>originally {formatInstant(shifted, zone).split(",")[0]}</Tag> : undefined,
  };
}
