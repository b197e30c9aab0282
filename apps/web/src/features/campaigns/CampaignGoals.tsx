import { PopulationLink } from "../../population/PopulationLink.tsx";
import { eventTitle } from "../../timeline/event-words.ts";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber, formatShare } from "../../ui/format/number.ts";
import { ShareBar } from "../../ui/share-bar/ShareBar.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
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
      caption={`Events that name this campaign, of ${formatNumber(targeted)} ${nouns} targeted, within its dates`}
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
    { key: "event", header: "Goal", narrow: "title", cell: (goal) => eventTitle(goal.event) },
    {
      key: "rate",
      header: "Rate",
      align: "end",
      width: "80px",
      cell: (goal) => formatShare(goal.rate),
    },
    { key: "bar", header: "", narrow: "hide", width: "112px", cell: (goal) => <ShareBar share={goal.rate} /> },
    {
      key: "units",
      header: nounTitle(nouns),
      align: "end",
      width: "104px",
      cell: (goal) => <PopulationLink population={goal.people} of={`${nouns} with ${eventTitle(goal.event)}`} />,
    },
    {
      key: "within",
      header: "Events in dates",
      align: "end",
      width: "116px",
      cell: (goal) => formatNumber(goal.eventsWithinDates),
    },
    { key: "events", header: "All events", align: "end", width: "96px", cell: (goal) => formatNumber(goal.events) },
  ];
}
