import { useQuery } from "@apollo/client/react";
import type { Condition, Path, Problem, Unit } from "@throughline/model";
import { useEffect, useState } from "react";
import { keyOf, type LineFigure } from "./builder-context.ts";
import { BuilderCountDocument, BuilderPeopleDocument, type Counted, type PeopleCounted } from "./builder-documents.ts";
import { sectionsOf } from "./draft/sections.ts";
import { type Estimate, useEstimate } from "./use-estimate.ts";

export interface Live {
  /** The newest count there is; an older one stays while a newer is on its way. */
  readonly counted: Counted["population"] | null;
  readonly people: PeopleCounted | null;
  readonly problems: readonly Problem[];
  readonly counting: boolean;
  /** Of the question that is being counted: stands in until the exact number is there. */
  readonly estimate: Estimate | null;
  readonly error: Error | undefined;
  readonly retry: () => void;
  readonly figureOf: (path: Path) => LineFigure | undefined;
  readonly largest: number;
  /** What the figures are of: the definition once it has stood still for a moment. */
  readonly asked: Condition | null;
}

const restMs = 300;

/** Counts while it is built: once the definition has rested for 300 ms; a newer question cancels the older. */
export function useLive(workspace: string, unit: Unit, where: Condition | null): Live {
  const asked = useRested(where);
  const variables = { workspace, unit, where: asked ?? { all: [] } };
  const count = useQuery(BuilderCountDocument, { variables, skip: asked === null, fetchPolicy: "cache-and-network" });
  const people = useQuery(BuilderPeopleDocument, {
    variables: { ...variables, customers: unit === "customer" },
    skip: asked === null,
    fetchPolicy: "cache-first",
  });
  const counting = (count.loading && !count.data) || (where !== null && asked !== where);
  const estimate = useEstimate(variables, counting && asked === where);
  const result = (count.data ?? count.previousData)?.workspace?.population;
  const counted = result?.population ?? null;
  const lines = counted?.lines ?? [];
  const byPath = new Map(lines.map((line, at) => [line.path.join("/"), { line, at }]));
  return {
    counted,
    people: (people.data ?? people.previousData)?.workspace?.population.population ?? null,
    problems: count.data ? (result?.problems ?? []) : [],
    counting,
    estimate,
    error: count.error,
    retry: () => void count.refetch(),
    figureOf: (path) => {
      const except = asked && sectionsOf(asked).except;
      const last = except && keyOf([...except.path, "any", except.parts.length - 1]) === keyOf(path);
      const found = byPath.get(keyOf(last ? except.path.slice(0, -1) : path));
      if (!found) return undefined;
      const before = lines[found.at - 1]?.so.size ?? (path[0] === "any" ? 0 : found.line.alone.size);
      return { so: found.line.so.size, alone: last ? undefined : found.line.alone.size, before };
    },
    largest: Math.max(0, ...lines.map(({ so }) => so.size)),
    asked,
  };
}

/** The last value that stood still for a moment; the first is taken at once, and none waits for one that can be counted. */
function useRested(where: Condition | null): Condition | null {
  const [rested, setRested] = useState(where);
  useEffect(() => {
    if (where === null) return;
    if (rested === null) {
      setRested(where);
      return;
    }
    const timer = setTimeout(() => setRested(where), restMs);
    return () => clearTimeout(timer);
  }, [where, rested]);
  return rested;
}
