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
        <Table label="Goals" columns={goalColumns(goals, nouns)} rows={goals} rowKey={(goal) => goal.event} />
      )}
    </Card>
  );
}

/** Columns that would repeat their neighbour for every goal are left out. */
function goalColumns(goals: readonly Goal[], nouns: string): Column<Goal>[] {
  const others = goals.some((goal) => goal.unitsTargeted !== goal.units);
  const outside = goals.some((goal) => goal.eventsWithinDates !== goal.events);
  const number = (key: keyof Goal & ("unitsTargeted" | "eventsWithinDates" | "events"), header: string) => ({
    key,
    header,
    align: "end" as const,
    width: "104px",
    cell: (goal: Goal) => formatNumber(goal[key]),
  });
  return [
    {
      key: "event",
      header: "Goal",
      narrow: "title",
      cell: (goal) => <NameCell>{eventTitle(goal.event)}</NameCell>,
    },
    { key: "rate", header: "Rate", align: "end", width: "72px", cell: (goal) => formatShare(goal.rate) },
    {
      key: "bar",
      header: "Rate as a bar",
      quietHeader: true,
      narrow: "hide",
      width: "80px",
      cell: (goal) => <ShareBar share={goal.rate} />,
    },
    ...(others ? [number("unitsTargeted", "Of targeted")] : []),
    {
      key: "units",
      header: nounTitle(nouns),
      align: "end",
      width: "96px",
      cell: (goal) => <PopulationLink population={goal.people} of={`${nouns} with ${eventTitle(goal.event)}`} />,
    },
    ...(outside ? [number("eventsWithinDates", "In its dates")] : []),
    number("events", "Events"),
  ];
}
