import { eventTitle } from "../text/event-title.ts";
import type { Cause, Why } from "./why.ts";

type Direction = "entered" | "left";

const words: Readonly<Record<Cause, Readonly<Record<Direction, string>>>> = {
  // The event itself is not known where all were counted again, after a restart for one.
  event: { entered: "was in when all were counted again", left: "was out when all were counted again" },
  record: { entered: "a record or a trait changed", left: "a record or a trait changed" },
  window: { entered: "enough time had passed", left: "the time window had passed" },
  list: { entered: "was put on the list", left: "was taken off the list" },
  segment: { entered: "came into a segment that this one names", left: "left a segment that this one names" },
  baseline: { entered: "was in when the segment was first followed", left: "was out when it was followed again" },
  definition: { entered: "the definition was changed", left: "the definition was changed" },
  merge: { entered: "turned out to be the same customer as a member", left: "became one with another customer" },
};

/** Why a unit came or went, in words: "did Pricing viewed", "the time window had passed". */
export function reasonWords({ cause, event }: Why, direction: Direction): string {
  if (event === undefined || cause !== "event") return words[cause][direction];
  return `did ${eventTitle(event)}`;
}
