import {
  type Condition,
  conditionWords,
  type Evidence,
  type Explained,
  type Nouns,
  type ReadEvent,
  type Unit,
  type Window,
  windowStretch,
} from "@throughline/model";
import { maskValue } from "../../repo/masking.ts";
import type { Repo } from "../../repo/repo.ts";
import type { ExplanationNode } from "./explanation.ts";

const shownEvents = 5;
const shownFields = 5;

/**
 * A tree of conditions as a list: the whole first, then its parts in the order in which they were written; or only
 * some of them, in the same order.
 */
export function explanationNodes(
  repo: Repo,
  unit: Unit,
  explained: Explained,
  version: number,
  only?: readonly Explained[],
): readonly ExplanationNode[] {
  const walk = (one: Explained, depth: number): readonly ExplanationNode[] => [
    ...(only?.includes(one) === false ? [] : [nodeOf(repo, unit, one, depth, version)]),
    ...one.parts.flatMap((part) => walk(part, depth + 1)),
  ];
  return walk(explained, 0);
}

function nodeOf(repo: Repo, unit: Unit, one: Explained, depth: number, version: number): ExplanationNode {
  const { kind, condition, path, matches, evidence } = one;
  const { clock, workspace } = repo;
  const nouns: Nouns = { customer: workspace.customerNoun, account: workspace.accountNoun };
  const { from, to } = windowStretch(windowOf(condition), clock);
  return {
    workspaceId: workspace.id,
    version,
    path,
    depth,
    kind,
    condition,
    sentence: conditionWords(condition, unit, nouns, clock.zone, clock.saved),
    matches,
    from: from ?? null,
    to: to ?? null,
    counts: evidence.flatMap((row) => ("counted" in row ? [{ what: row.counted, value: row.is ?? null }] : [])),
    fields: evidence
      .flatMap((row) => ("field" in row ? [{ field: row.field, value: shown(repo, row.field, row.value) }] : []))
      .slice(0, shownFields),
    rids: evidence.flatMap((row) => ("event" in row && isRead(row.event) ? [row.event.rid] : [])).slice(0, shownEvents),
  };
}

type Acts = Extract<Evidence, { event: unknown }>["event"];
const isRead = (event: Acts): event is ReadEvent => "rid" in event;

function shown(repo: Repo, field: string, value: string | number | boolean | readonly string[] | undefined) {
  if (value === undefined) return null;
  return repo.seesPersonalData ? value : maskValue(field, value);
}

/** The window of a condition, whatever its kind. */
function windowOf(condition: Condition): Window | undefined {
  const [body] = Object.values(condition) as readonly unknown[];
  return typeof body === "object" && body !== null && "window" in body ? (body.window as Window) : undefined;
}
