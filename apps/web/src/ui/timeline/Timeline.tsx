import { type ReactNode, useState } from "react";
import { IconButton } from "../IconButton.tsx";
import styles from "./Timeline.module.css";

export interface TimelineEntry {
  readonly key: string;
  /** Time of day, as printed. */
  readonly time: string;
  readonly dateTime: string;
  /** The full instant as words, shown on hover. */
  readonly exact: string;
  readonly icon: ReactNode;
  readonly title: ReactNode;
  readonly detail?: ReactNode;
  readonly amount?: string | undefined;
  /** What the act consists of, under a name; made when it is opened. */
  readonly inside?: { readonly label: string; readonly content: () => ReactNode } | undefined;
}

export interface TimelineLine extends TimelineEntry {
  /** The single acts, newest first, when several were folded into this line. */
  readonly folded?: readonly TimelineEntry[] | undefined;
}

export interface TimelineDayView {
  readonly key: string;
  readonly title: string;
  /** Said quietly behind the title. */
  readonly note?: string | undefined;
  readonly lines: readonly TimelineLine[];
}

/** Days of acts, newest first, on one thread. */
export function Timeline({
  days,
  headingLevel = 3,
}: {
  readonly days: readonly TimelineDayView[];
  readonly headingLevel?: 2 | 3;
}) {
  const Heading = headingLevel === 2 ? "h2" : "h3";
  return (
    <div className={styles["timeline"]}>
      {days.map((day) => (
        <section key={day.key}>
          <Heading className={styles["day"]}>
            {day.title}
            {day.note && <span>{day.note}</span>}
          </Heading>
          <ol className={styles["lines"]}>
            {day.lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}

function Line({ line }: { readonly line: TimelineLine }) {
  const [open, setOpen] = useState(false);
  const times = line.folded?.length ?? 1;
  const inside = times > 1 ? undefined : line.inside;
  const what = inside?.label ?? `all ${times}`;
  return (
    <li className={styles["line"]}>
      <Entry entry={line} times={times}>
        {times > 1 || inside ? (
          <IconButton
            icon={open ? "chevronUp" : "chevronDown"}
            label={open ? `Hide ${what}` : `Show ${what}`}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          />
        ) : (
          <span className={styles["closed"]} />
        )}
      </Entry>
      {open && inside?.content()}
      {open && times > 1 && (
        <ol className={styles["lines"]}>
          {line.folded?.map((entry) => (
            <li key={entry.key} className={styles["line"]}>
              <Entry entry={entry} times={1} />
            </li>
          ))}
        </ol>
      )}
    </li>
  );
}

interface EntryProps {
  readonly entry: TimelineEntry;
  readonly times: number;
  readonly children?: ReactNode;
}

function Entry({ entry, times, children }: EntryProps) {
  return (
    <div className={styles["entry"]}>
      <time className={styles["time"]} dateTime={entry.dateTime} title={entry.exact}>
        {entry.time}
      </time>
      <span className={styles["icon"]} aria-hidden="true">
        {entry.icon}
      </span>
      <div className={styles["words"]}>
        <span className={styles["title"]}>
          {entry.title}
          {times > 1 && <span> ×{times}</span>}
        </span>{" "}
        {times === 1 && <span className={styles["detail"]}>{entry.detail}</span>}
      </div>
      {entry.amount && times === 1 && <span className={styles["amount"]}>{entry.amount}</span>}
      {children}
    </div>
  );
}
