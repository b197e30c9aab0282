import type { Explained } from "./explain.ts";

/**
 * The innermost conditions that decide an answer: turn all of them and the answer turns. What is unmet in an `all` that
 * is unmet, what is met in an `any` that is met; otherwise every part.
 */
export function deciding(explained: Explained): readonly Explained[] {
  const { kind, matches, parts } = explained;
  const decides = wholes[kind];
  if (!decides || parts.length === 0) return [explained];
  return parts.filter((part) => decides(part.matches, matches)).flatMap(deciding);
}

type Decides = (part: boolean, whole: boolean) => boolean;

const every: Decides = () => true;
const alike: Decides = (part, whole) => part === whole;

/** A kind whose parts are not named here decides by itself; its parts are counted in its evidence. */
const wholes: Readonly<Partial<Record<Explained["kind"], Decides>>> = {
  all: alike,
  any: alike,
  not: every,
  segment: alike,
};
