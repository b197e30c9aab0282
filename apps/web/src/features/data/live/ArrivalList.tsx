import { eventTitle } from "@throughline/model";
import { Button as AriaButton } from "react-aria-components/Button";
import { useZone } from "../../../app/workspace/workspace-context.ts";
import { CodeBlock } from "../../../ui/code/CodeBlock.tsx";
import { formatDay, formatInstant, formatSeconds, localDay } from "../../../ui/format/time.ts";
import { Icon } from "../../../ui/Icon.tsx";
import styles from "./Live.module.css";
import type { LiveEvent } from "./live-documents.ts";
import { whoOf } from "./live-rows.ts";

interface ArrivalListProps {
  readonly events: readonly LiveEvent[];
  readonly open: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Arrivals as lines; one opens to the raw event. */
export function ArrivalList({ events, open, onOpen }: ArrivalListProps) {
  const zone = useZone();
  const today = localDay(new Date(), zone);
  return (
    <ul className={styles["arrivals"]} aria-label="Arriving events">
      {events.map((event) => (
        <li key={event.id} data-open={event.id === open || undefined}>
          <AriaButton
            className={styles["rest"] ?? ""}
            aria-expanded={event.id === open}
            onPress={() => onOpen(event.id === open ? undefined : event.id)}
          >
            <time dateTime={event.receivedAt} title={formatInstant(event.receivedAt, zone)}>
              {localDay(event.receivedAt, zone) === today
                ? formatSeconds(event.receivedAt, zone)
                : formatDay(event.receivedAt, zone)}
            </time>
            <Icon name={event.id === open ? "chevronDown" : "chevronRight"} size={12} />
            <span className={styles["name"]}>{eventTitle(event.event)}</span>
            <span className={styles["who"]}>{whoOf(event)}</span>
            <span className={styles["source"]}>{event.source}</span>
          </AriaButton>
          {event.id === open && (
            <div className={styles["inside"]}>
              <p>
                Placed at {formatInstant(event.at, zone)}
                {event.sentAs && `; its sender's clock said ${formatInstant(event.sentAs, zone)}`}
              </p>
              <CodeBlock text={rawText(event)} label="Copy the event" />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function rawText({
  messageId,
  type,
  event,
  userId,
  anonymousId,
  groupId,
  at,
  receivedAt,
  properties,
}: LiveEvent): string {
  const ids = { ...(userId && { userId }), ...(anonymousId && { anonymousId }), ...(groupId && { groupId }) };
  return JSON.stringify({ messageId, type, event, ...ids, timestamp: at, receivedAt, properties }, null, 2);
}
