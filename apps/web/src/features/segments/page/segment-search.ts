import { isDay } from "@throughline/model";
import { searchText } from "../../../paging/search-values.ts";

export const segmentTabs = ["overview", "members", "activity", "compare", "history"] as const;
export type SegmentTab = (typeof segmentTabs)[number];

/** What the URL of a segment's page holds. */
export interface SegmentSearch {
  readonly tab?: SegmentTab | undefined;
  /** Of whom it is explained why they are in or out: the id of a unit. */
  readonly why?: string | undefined;
  /** Chosen columns of the members, by field. */
  readonly columns?: readonly string[] | undefined;
  /** The event whose trend is shown. */
  readonly event?: string | undefined;
  /** The field by which members are broken down: `trait:plan`. */
  readonly by?: string | undefined;
  /** Other segments of the overlap, by id. */
  readonly with?: readonly string[] | undefined;
  /** The segment it is compared with, by id, or `itself`; without one everyone. */
  readonly against?: string | undefined;
  /** The past day on which it is compared with itself, YYYY-MM-DD. */
  readonly on?: string | undefined;
}

/** The segment itself is the fifth. */
const mostOthers = 4;
const mostColumns = 8;

export function readSegmentSearch(raw: Record<string, unknown>): SegmentSearch {
  return {
    tab: segmentTabs.find((tab) => tab === raw["tab"] && tab !== "overview"),
    why: searchText(raw["why"]),
    columns: texts(raw["columns"], mostColumns),
    event: searchText(raw["event"]),
    by: searchText(raw["by"]),
    with: texts(raw["with"], mostOthers),
    against: searchText(raw["against"]),
    on: day(raw["on"]),
  };
}

function day(value: unknown): string | undefined {
  return typeof value === "string" && isDay(value) ? value : undefined;
}

function texts(value: unknown, most: number): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const found = value.flatMap((one: unknown) => searchText(one) ?? []).slice(0, most);
  return found.length === 0 ? undefined : [...new Set(found)];
}
