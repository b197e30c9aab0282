import { addDays, startOfDay } from "@throughline/model";
import type { ConditionInput } from "../../../gql/graphql.ts";
import { localDay } from "../../../ui/format/time.ts";

/** The days that can be asked; `first` is missing where no day is both recorded and over. */
interface PastDays {
  readonly first: string | undefined;
  readonly last: string;
  /** Four weeks ago, or as near to it as is recorded. */
  readonly usual: string;
}

const usualDays = 28;

/** From the day on which recording began to yesterday, the last one that is over. */
export function pastDays(since: string | undefined, today: string, zone: string): PastDays {
  const last = addDays(today, -1);
  const began = since === undefined ? undefined : localDay(since, zone);
  const first = began !== undefined && began <= last ? began : undefined;
  const usual = addDays(today, -usualDays);
  return { first, last, usual: began === undefined || began <= usual ? usual : (first ?? last) };
}

/** Who was in when a local day ended: those whom the size of that day counts. */
export function inOn(segment: string, day: string, zone: string): ConditionInput {
  const end = startOfDay(addDays(day, 1), zone) - 1;
  return { wasIn: { segment, at: new Date(end).toISOString() } };
}
