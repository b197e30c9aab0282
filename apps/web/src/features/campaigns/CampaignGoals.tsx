import { eventTitle } from "@throughline/model";
import { PopulationLink } from "../../population/PopulationLink.tsx";
import { Card } from "../../ui/card/Card.tsx";
import { formatNumber, formatShare } from "../../ui/format/number.ts";
import { ShareBar } from "../../ui/share-bar/ShareBar.tsx";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import type { Column } from "../../ui/table/column.ts";
import { NameCell } from "../../ui/table/NameCell.tsx";
import { Table } from "../../ui/table/Table.tsx";
import { nounTitle } from "../../values/nouns.ts";
import type { CampaignView } from "./campaign-documents.ts";

type Goal = CampaignView["goals"][number];

interface CampaignGoalsProps {
  readonly goals: readonly Goal[];
  readonly targeted: number;
  readonly nouns: string;
}

/** Per goal event that names the campaign: who did it and how often. */
export function CampaignGoals({ goals, targeted, nouns }: CampaignGoalsProps) {
  return (
    <Card
      title="Goals"
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
    {
      key: "rate",
      header: "Rate",
      align: "end",
      width: "72px",
      cell: (goal) => <strong>{formatShare(goal.rate)}</strong>,
    },
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
      cell: (goal) => (
        <PopulationLink population={goal.people} size={goal.units} of={`${nouns} with ${eventTitle(goal.event)}`} />
      ),
    },
    ...(outside ? [number("eventsWithinDates", "In its dates")] : []),
    number("events", "Events"),
  ];
}
