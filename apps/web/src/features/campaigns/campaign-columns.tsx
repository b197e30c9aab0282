import { Link } from "@tanstack/react-router";
import { eventTitle } from "@throughline/model";
import type { CampaignsQuery } from "../../gql/graphql.ts";
import { PopulationLink } from "../../population/PopulationLink.tsx";
import { formatShare, none } from "../../ui/format/number.ts";
import { ShareBar } from "../../ui/share-bar/ShareBar.tsx";
import { Tag } from "../../ui/Tag.tsx";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
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
  // Bars compare campaigns with each other: the longest is the highest rate shown.
  const highest = Math.max(
    0,
    ...rows.flatMap((row) => row.goals.filter((one) => one.event === goals[0]).map((one) => one.rate)),
  );
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
      ? [{ key: "type", header: "Type", width: "88px", cell: (row: CampaignRow) => row.type ?? none }]
      : []),
    ...(rows.some((row) => row.channel)
      ? [{ key: "channel", header: "Channel", width: "120px", cell: (row: CampaignRow) => row.channel ?? none }]
      : []),
    { key: "dates", header: "Dates", width: "196px", narrow: "wide", cell: dateWords },
    {
      key: "state",
      header: "State",
      width: "96px",
      narrow: "hide",
      cell: (row) => {
        const state = campaignState(row, today);
        return state === "running" ? <Tag tone="accent">Running</Tag> : nounTitle(state);
      },
    },
    {
      key: "targeted",
      header: "Targeted",
      align: "end",
      width: "96px",
      cell: (row) => (
        <PopulationLink population={row.targeted.people} size={row.targeted.size} of={`targeted by ${row.name}`} />
      ),
    },
    ...goals.map(
      (event): Column<CampaignRow> => ({
        key: `goal:${event}`,
        header: eventTitle(event),
        align: "end",
        width: "132px",
        cell: (row) => {
          const goal = row.goals.find((one) => one.event === event);
          return goal ? <strong>{formatShare(goal.rate)}</strong> : none;
        },
      }),
    ),
    ...goals.slice(0, 1).map(
      (event): Column<CampaignRow> => ({
        key: `bar:${event}`,
        header: `${eventTitle(event)} as a bar`,
        quietHeader: true,
        narrow: "hide",
        width: "120px",
        cell: (row) => {
          const rate = row.goals.find((one) => one.event === event)?.rate;
          return rate === undefined ? null : <ShareBar share={highest === 0 ? 0 : rate / highest} />;
        },
      }),
    ),
  ];
}
