import { Link } from "@tanstack/react-router";
import type { TimelinePartsFragment } from "../gql/graphql.ts";
import { formatNumber } from "../ui/format/number.ts";
import { kindTitle } from "./event-words.ts";
import styles from "./TimelineList.module.css";

interface TimelineFilterProps {
  readonly counts: TimelinePartsFragment["counts"];
  readonly kind: string | undefined;
}

/** Which kind of acts the timeline shows: links, because the choice lives in the URL. */
export function TimelineFilter({ counts, kind }: TimelineFilterProps) {
  if (counts.length < 2) return null;
  return (
    <nav className={styles["filter"]} aria-label="Timeline filter">
      <FilterLink name="All" current={kind === undefined} kind={undefined} />
      {counts.map((one) => (
        <FilterLink
          key={one.kind}
          name={kindTitle(one.kind)}
          count={one.count}
          current={kind === one.kind}
          kind={one.kind}
        />
      ))}
    </nav>
  );
}

interface FilterLinkProps {
  readonly name: string;
  readonly count?: number;
  readonly current: boolean;
  readonly kind: string | undefined;
}

function FilterLink({ name, count, current, kind }: FilterLinkProps) {
  return (
    <Link
      to="."
      search={(old: Record<string, unknown>) => ({ ...old, kind })}
      resetScroll={false}
      aria-current={current ? "true" : undefined}
    >
      {name} {count !== undefined && <span>{formatNumber(count)}</span>}
    </Link>
  );
}
