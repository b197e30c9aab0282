import type { ConditionInput } from "../../../gql/graphql.ts";

/** What a segment is compared with, in words and as a condition. */
export interface Against {
  readonly id: string;
  readonly name: string;
  readonly where: ConditionInput;
}

/** Stands in the place of a segment's id for the one that is shown, as it was on a past day. */
export const itself = "itself";

interface Settings {
  readonly others: readonly { readonly id: string; readonly name: string }[];
  /** The units in words, many of them. */
  readonly nouns: string;
  /** The calendar day in the workspace's zone, YYYY-MM-DD. */
  readonly today: string;
  /** Who was in on the past day. */
  readonly was: ConditionInput;
}

/** Everyone, the buyers of last quarter, the segment itself as it was, then the other saved ones. */
export function againstChoices({ others, nouns, today, was }: Settings): readonly Against[] {
  const { from, to } = lastQuarter(today);
  return [
    { id: "everyone", name: `All ${nouns}`, where: { all: [] } },
    {
      id: "buyers",
      name: "Last quarter's buyers",
      where: { did: { event: "order.placed", window: { from, to } } },
    },
    { id: itself, name: "Itself at a past date", where: was },
    ...others.map(({ id, name }) => ({ id, name, where: { segment: id } })),
  ];
}

/** The segment that is compared with, if it is another one. */
export const againstSegment = (against: string | undefined): readonly string[] =>
  against === undefined || ["everyone", "buyers", itself].includes(against) ? [] : [against];

/** The quarter of the calendar before the one of a day; both days belong to it. */
export function lastQuarter(today: string): { readonly from: string; readonly to: string } {
  const [year = 0, month = 1] = today.split("-").map(Number);
  const first = Math.floor((month - 1) / 3) * 3 - 3;
  const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
  return { from: day(Date.UTC(year, first, 1)), to: day(Date.UTC(year, first + 3, 0)) };
}
