import { PopulationLink } from "../../population/PopulationLink.tsx";
import { eventTitle } from "../../timeline/event-words.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber, formatShare } from "../../ui/format/number.ts";
import { ShareBar } from "../../ui/share-bar/ShareBar.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { NameCell } from "../../ui/table/NameCell.tsx";
import { type Column, Table } from "../../ui/table/Table.tsx";
import { nounTitle } from "../../values/nouns.ts";
import type { CampaignView } from "./CampaignBody.tsx";

type Goal = CampaignView["goals"][number];

interface CampaignGoalsProps {
  readonly goals: readonly Goal[];
  readonly targeted: number;
  readonly nouns: string;
}

/** Per goal event that names the campaign: who did it and how often. */
export function CampaignGoals({ goals, targeted, nouns }: CampaignGoalsProps) {
  const best = goals.reduce<Goal | null>((top, goal) => (top === null || goal.rate > top.rate ? goal : top), null);
  return (
    <Card
      title={
        best === null
          ? "No goal was recorded"
          : `${formatShare(best.rate)} of the targeted: ${eventTitle(best.event).toLocaleLowerCase()}`
      }
      caption={`Events that name this campaign; the rate is of the ${formatNumber(targeted)} ${nouns} targeted`}
    >
      {goals.length === 0 ? (
        <EmptyState why="No event names this campaign. A goal appears when events or orders carry its id." />
      ) : (
        <Table label="Goals" columns={goalColumns(nouns)} rows={goals} rowKey={(goal) => goal.event} />
      )}
    </Card>
  );
}

function goalColumns(nouns: string): Column<Goal>[] {
  return [
    {
      key: "event",
      header: "Goal",
      narrow: "title",
      cell: (goal) => <NameCell>{eventTitle(goal.event)}</NameCell>,
    },
    {
      key: "rate",
      header: "Rate",
      align: "end",
      width: "72px",
      cell: (goal) => formatShare(goal.rate),
    },
    { key: "bar", header: "", narrow: "hide", width: "64px", cell: (goal) => <ShareBar share={goal.rate} /> },
    {
      key: "targeted",
      header: "Of targeted",
      align: "end",
      width: "88px",
      cell: (goal) => formatNumber(goal.unitsTargeted),
    },
    {
      key: "units",
      header: nounTitle(nouns),
      align: "end",
      width: "92px",
      cell: (goal) => <PopulationLink population={goal.people} of={`${nouns} with ${eventTitle(goal.event)}`} />,
    },
    {
      key: "within",
      header: "In its dates",
      align: "end",
      width: "100px",
      cell: (goal) => formatNumber(goal.eventsWithinDates),
    },
    { key: "events", header: "Events", align: "end", width: "84px", cell: (goal) => formatNumber(goal.events) },
  ];
}
