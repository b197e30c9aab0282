import {
  type Clock,
  type Condition,
  currentSessionRules,
  listOf,
  namedIn,
  readStored,
  type Unit,
} from "@throughline/model";
import type { SavedDefinitions, Segment, Stores } from "@throughline/sources";

/** A segment in use as it is defined now. */
export interface Definition {
  readonly segmentId: string;
  readonly version: number;
  readonly unit: Unit;
  readonly where: Condition;
  /** Another text, another meaning: its version, and the versions and lists of what it names. */
  readonly token: string;
  readonly isList: boolean;
}

export interface Definitions {
  readonly definitions: readonly Definition[];
  /** All but the instant. */
  readonly clock: Omit<Clock, "now">;
  /** What else decides who is in: another text, and everybody is counted again. */
  readonly rules: string;
}

/** The segments of a workspace that are followed: those that are not archived. */
export async function readDefinitions(
  stores: Pick<Stores, "control">,
  saved: SavedDefinitions,
  workspaceId: string,
): Promise<Definitions | undefined> {
  const [workspace, settings, read] = await Promise.all([
    stores.control.workspace(workspaceId),
    stores.control.settings(workspaceId),
    saved.read(workspaceId),
  ]);
  if (!workspace) return undefined;
  const { timeZone: zone, weekStart } = workspace;
  const byId = new Map(read.stored.map((segment) => [segment.id, segment]));
  const inUse = read.stored.filter(({ archivedAt }) => archivedAt === null);
  return {
    definitions: inUse.map((segment) => definitionOf(segment, byId)),
    clock: { zone, weekStart, sessions: currentSessionRules(settings), saved: read.saved },
    rules: JSON.stringify([zone, weekStart, settings.map(({ name, version }) => [name, version]).toSorted()]),
  };
}

function definitionOf(segment: Segment, all: ReadonlyMap<string, Segment>): Definition {
  const { id: segmentId, version, unit } = segment;
  const where = readStored(segment.definition, unit);
  return { segmentId, version, unit, where, token: tokenOf(segment, all), isList: listOf(where) !== undefined };
}

function tokenOf(segment: Segment, all: ReadonlyMap<string, Segment>): string {
  const named = new Map<string, Segment>();
  const visit = (one: Segment): void => {
    if (named.has(one.id)) return;
    named.set(one.id, one);
    const { segments, lists } = namesOf(one);
    for (const id of [...segments, ...lists]) {
      const inner = all.get(id);
      if (inner) visit(inner);
    }
  };
  visit(segment);
  const lists = new Set([...named.values()].flatMap((one) => namesOf(one).lists));
  const words = [...named.values()].map(({ id, version, revision }) => [
    id,
    version,
    ...(lists.has(id) ? [revision] : []),
  ]);
  return JSON.stringify(words);
}

const namesOf = ({ definition, unit }: Segment) => namedIn(readStored(definition, unit), unit);
