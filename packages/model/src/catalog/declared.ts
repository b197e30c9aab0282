import { channelsOfReach } from "../reach/channels.ts";
import type { RecordKind } from "../records/record.ts";
import { kindNamed, kindOfEvent } from "../records/record-events.ts";
import { sessionField } from "../session/session-fields.ts";

const has = (kind: RecordKind | undefined, field: string): boolean =>
  kind !== undefined && Object.hasOwn(kind.fields, field);

/** Names that record kinds declare are there, also while no row has them. */
export const declaredEvent = (name: string): boolean => kindOfEvent(name) !== undefined;

export const declaredAccountField = (name: string): boolean => has(kindNamed("account"), name);

/** Customers are reached by these, also while nobody said anything of them. */
export const declaredChannel = (name: string): boolean => channelsOfReach.some(({ channel }) => channel === name);

export function declaredProperty(event: string, name: string): boolean {
  if (sessionField(name) !== undefined) return true;
  const dot = name.indexOf(".");
  const by = name.slice(0, Math.max(dot, 0));
  const own = kindOfEvent(event);
  if (has(own, name)) return true;
  return (own !== undefined || by === "account") && has(kindNamed(by), name.slice(dot + 1));
}
