/** Texts of a session, read from its entry: the first of its events that says where it happened. */
export const sessionTexts = [
  "entryPage",
  "exitPage",
  "device",
  "browser",
  "os",
  "country",
  "utmSource",
  "utmMedium",
  "utmCampaign",
  "utmTerm",
  "utmContent",
  "referrer",
  "clickId",
  "givenChannel",
] as const;

export type SessionText = (typeof sessionTexts)[number];

/** Numbers of a session; `duration` is in seconds. */
export const sessionNumbers = ["pages", "events", "duration"] as const;

export const sessionInstants = ["startedAt", "endedAt"] as const;

/** Told by the workspace's rules when the question is asked. */
export const decidedFields = ["channel", "bounce"] as const;

/** What may be asked of a session, in the order in which it is offered. */
export const sessionFields: readonly string[] = [
  "channel",
  ...sessionTexts,
  "bounce",
  ...sessionNumbers,
  ...sessionInstants,
];

const known: ReadonlySet<string> = new Set(sessionFields);
const prefix = "session.";

/** `session.entryPage` -> `entryPage`; undefined for what is no field of a session. */
export function sessionField(property: string): string | undefined {
  if (!property.startsWith(prefix)) return undefined;
  const name = property.slice(prefix.length);
  return known.has(name) ? name : undefined;
}
