/** Why a message could not become an event: the closed set that dead letters are counted and found by. */
export const deadReasons = {
  notJson: "Not readable as JSON",
  forbiddenKey: "Holds a forbidden key",
  tooLarge: "Larger than 32 KB",
  unknownType: "Of no known type",
  missingId: "Names nobody",
  badId: "An id cannot be used",
  badName: "The event's name cannot be used",
  badTime: "The time cannot be used",
  badShape: "A part has the wrong shape",
  trackingPlan: "Refused by the tracking plan",
  notStorable: "Refused by the store",
} as const;

export type DeadReason = keyof typeof deadReasons;

export function isDeadReason(text: string): text is DeadReason {
  return Object.hasOwn(deadReasons, text);
}
