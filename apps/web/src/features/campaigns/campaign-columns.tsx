import { Link } from "@tanstack/react-router";
import type { CampaignsQuery } from "../../gql/graphql.ts";
import { PopulationLink } from "../../population/PopulationLink.tsx";
import { eventTitle } from "../../timeline/event-words.ts";
import { formatShare, none } from "../../ui/format/number.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import type { Column } from "../../ui/table/Table.tsx";
import { nounTitle } from "../../values/nouns.ts";
import { campaignState, dateWords } from "./campaign-state.ts";

export type CampaignRow = NonNullable<CampaignsQuery["workspace"]>["campaigns"]["edges"][number]["node"];

interface CampaignColumnsSettings {
  readonly workspaceId: string;
  /** Calendar day in the workspace's zone. */
  readonly today: string;
  readonly rows: readonly CampaignRow[];
}

/** Columns for what these campaigns record; one column per goal that any of them has, at most two. */
export function campaignColumns({ workspaceId, today, rows }: CampaignColumnsSettings): Column<CampaignRow>[] {
  const goals = [...new Set(rows.flatMap((row) => row.goals.map((goal) => goal.event)))].slice(0, 2);
  return [
    {
      key: "name",
      header: "Campaign",
      narrow: "title",
      cell: (row) => (
        <NameCell>
          <Link to="/w/$workspaceId/campaigns/$id" params={{ workspaceId, id: row.id }}>
            {row.name}
          </Link>
        </NameCell>
      ),
    },
    ...(rows.some((row) => row.type)
      ? [{ key: "type", header: "Type", width: "120px", cell: (row: CampaignRow) => row.type ?? none }]
      : []),
    ...(rows.some((row) => row.channel)
      ? [{ key: "channel", header: "Channel", width: "120px", cell: (row: CampaignRow) => row.channel ?? none }]
      : []),
    { key: "dates", header: "Dates", width: "220px", narrow: "wide", cell: dateWords },
    {
      key: "state",
      header: "State",
      width: "112px",
      narrow: "hide",
      cell: (row) => nounTitle(campaignState(row, today)),
    },
    {
      key: "targeted",
      header: "Targeted",
      align: "end",
      width: "96px",
      cell: (row) => <PopulationLink population={row.targeted.people} of={`targeted by ${row.name}`} />,
    },
    ...goals.map(
      (event): Column<CampaignRow> => ({
        key: `goal:${event}`,
        header: eventTitle(event),
        align: "end",
        width: "148px",
        cell: (row) => {
          const goal = row.goals.find((one) => one.event === event);
          return goal ? formatShare(goal.rate) : none;
        },
      }),
    ),
  ];
}
