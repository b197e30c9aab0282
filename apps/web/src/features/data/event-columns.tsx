import { Link } from "@tanstack/react-router";
import { eventTitle } from "@throughline/model";
import { InsightLink } from "../../insight-link/InsightLink.tsx";
import { formatNumber, none } from "../../ui/format/number.ts";
import { formatDate } from "../../ui/format/time.ts";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import { eventOrigin } from "../../values/event-origin.ts";
import type { EventRow } from "./catalog-view.ts";

interface EventColumnsSettings {
  readonly workspaceId: string;
  readonly zone: string;
  readonly nouns: string;
}

export function eventColumns({ workspaceId, zone, nouns }: EventColumnsSettings): Column<EventRow>[] {
  const day = (at: string | null | undefined) => (at ? formatDate(at, zone) : none);
  return [
    {
      key: "name",
      header: "Event",
      narrow: "title",
      cell: (row) => (
        <NameCell>
          {row.properties.length > 0 ? (
            <Link
              to="/w/$workspaceId/data"
              params={{ workspaceId }}
              search={{ v: 1, of: "events", event: row.name }}
              title={row.name}
            >
              {eventTitle(row.name)}
            </Link>
          ) : (
            eventTitle(row.name)
          )}
        </NameCell>
      ),
    },
    {
      key: "code",
      header: "Sent as",
      width: "168px",
      narrow: "hide",
      cell: (row) => (eventTitle(row.name) === row.name ? null : <code title={row.name}>{row.name}</code>),
    },
    { key: "from", header: "From", width: "112px", cell: eventOrigin },
    { key: "count", header: "Events", align: "end", width: "108px", cell: (row) => formatNumber(row.count) },
    { key: "people", header: nouns, align: "end", width: "108px", cell: (row) => formatNumber(row.customers) },
    {
      key: "properties",
      header: "Properties",
      align: "end",
      width: "88px",
      narrow: "hide",
      cell: (row) => formatNumber(row.properties.length),
    },
    { key: "last", header: "Last seen", align: "end", width: "108px", cell: (row) => day(row.lastSeen) },
    {
      key: "use",
      header: "Use",
      quietHeader: true,
      align: "end",
      width: "108px",
      cell: (row) => (
        <InsightLink definition={trendOf(row)} label={`Use in insight: ${row.name}`}>
          Use in insight
        </InsightLink>
      ),
    },
  ];
}

/** Who did it, day by day: the question that the editor opens with. */
function trendOf(row: EventRow): unknown {
  const unit = row.customers > 0 ? "customer" : "account";
  return {
    unit,
    series: [{ event: row.name, measure: "unique" }],
    interval: "day",
    range: { last: 28, unit: "day" },
    compare: { period: "previous" },
  };
}
