import type { EventFilter, PropertyTest, Window } from "../condition.ts";
import { given, optional, type Path, type Reader, readChoice, readName, readObject } from "../parse/reader.ts";
import { type Amount, readAmount } from "./read-amount.ts";
import { readWindow } from "./window.ts";

/** Events `<family>.<event>` whose named properties are these texts; absent ones are not tested. */
export function familyFilter(
  family: string,
  event: string,
  properties: Readonly<Record<string, string | undefined>>,
): EventFilter {
  const where = Object.entries(properties).flatMap(([property, value]): PropertyTest[] =>
    value === undefined ? [] : [{ property, op: "is", value }],
  );
  return { event: `${family}.${event}`, ...(where.length > 0 ? { where } : {}) };
}

type Family<E extends string, P extends string> = Amount & {
  readonly event: E;
  readonly window?: Window;
} & { readonly [K in P]?: string };

/** The body of a kind that counts the events of a family: event, names of properties, how often, when. */
export function readFamily<E extends string, P extends string>(
  reader: Reader,
  json: unknown,
  path: Path,
  events: readonly E[],
  properties: readonly [P, P],
): Family<E, P> | undefined {
  const [first, second] = properties;
  const body = readObject(reader, json, path, ["event", first, second, "op", "value", "window"]);
  if (!body) return undefined;
  const before = reader.problems.length;
  const at = given(body, path);
  const event = readChoice(reader, body.get("event"), [...path, "event"], events);
  const name = (key: P) => at(key, (v, where) => readName(reader, v, where, `the name of the ${key}`));
  const names = { ...optional(first, name(first)), ...optional(second, name(second)) };
  const amount = readAmount(reader, body, path, "whole");
  const window = at("window", (v, where) => readWindow(reader, v, where));
  if (event === undefined || reader.problems.length > before) return undefined;
  return { event, ...names, ...amount, ...optional("window", window) };
}
