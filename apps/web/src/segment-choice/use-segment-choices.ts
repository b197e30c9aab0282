import { useApolloClient, useQuery } from "@apollo/client/react";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import type { SegmentChoicePartsFragment, Unit } from "../gql/graphql.ts";
import { NamedSegmentDocument, SegmentChoicesDocument } from "./segment-choice-documents.ts";

/** With its definition if that was asked for. */
export type SegmentChoice = SegmentChoicePartsFragment;

export interface SegmentChoices {
  /** The first by name, and of the others those that were found or named. */
  readonly all: readonly SegmentChoice[];
  /** Looks for a typed text among those that are not here. */
  readonly onSearch: (text: string) => void;
  /** Fetches those of these ids that are not here. */
  readonly onNamed: (ids: readonly string[]) => void;
  /** What a list without any says instead of that nothing matches. */
  readonly empty: string | undefined;
}

/** As many as one page of the API holds. */
const most = 100;
const restMs = 200;
const emptyWords = {
  rested: undefined,
  searching: "Searching…",
  failed: "The segments could not be searched. Nothing is lost: type again.",
} as const;

const nothing: readonly string[] = [];

interface Wanted {
  /** Ids that are chosen already. */
  readonly named?: readonly string[];
  readonly definitions?: boolean;
}

/** The saved segments that can be chosen; of one sort of units, or of both. */
export function useSegmentChoices(
  unit: Unit | null = null,
  { named = nothing, definitions = false }: Wanted = {},
): SegmentChoices {
  const { id: workspace } = useWorkspace();
  const client = useApolloClient();
  const variables = { workspace, unit, first: most, definitions };
  const { data } = useQuery(SegmentChoicesDocument, { variables });
  const page = data?.workspace?.segments;
  const [found, setFound] = useState<readonly SegmentChoice[]>([]);
  const [state, setState] = useState<keyof typeof emptyWords>("rested");
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const asked = useRef(new Set<string>());
  useEffect(() => () => clearTimeout(timer.current), []);

  const all = useMemo(() => {
    const byId = new Map([...found, ...(page?.edges.map(({ node }) => node) ?? [])].map((one) => [one.id, one]));
    return [...byId.values()]
      .filter((one) => unit === null || one.unit === unit || named.includes(one.id))
      .toSorted((a, b) => a.name.localeCompare(b.name));
  }, [found, page, unit, named]);

  const isMore = (page?.totalCount ?? 0) > most;
  const onSearch = useCallback(
    (text: string): void => {
      clearTimeout(timer.current);
      const search = text.trim();
      setState(isMore && search !== "" ? "searching" : "rested");
      if (!isMore || search === "") return;
      const look = async (): Promise<void> => {
        const answer = await client
          .query({ query: SegmentChoicesDocument, variables: { workspace, unit, first: most, definitions, search } })
          .catch(() => null);
        const edges = answer?.data?.workspace?.segments.edges;
        if (edges) setFound((old) => [...old, ...edges.map(({ node }) => node)]);
        setState(edges ? "rested" : "failed");
      };
      timer.current = setTimeout(() => void look(), restMs);
    },
    [client, workspace, unit, definitions, isMore],
  );

  const isLoaded = page !== undefined;
  const onNamed = useCallback(
    (ids: readonly string[]): void => {
      // Those of the first page come by themselves.
      if (!isLoaded) return;
      for (const id of ids) {
        if (asked.current.has(id) || all.some((one) => one.id === id)) continue;
        asked.current.add(id);
        const fetchOne = async (): Promise<void> => {
          const { data: answer } = await client.query({
            query: NamedSegmentDocument,
            variables: { workspace, id, definitions },
          });
          const segment = answer?.workspace?.segment;
          if (segment) setFound((old) => [...old, segment]);
        };
        // Without its name it is shown by its id, and asked for again when it is named anew.
        fetchOne().catch(() => asked.current.delete(id));
      }
    },
    [client, workspace, definitions, isLoaded, all],
  );
  useEffect(() => onNamed(named), [onNamed, named]);

  return useMemo(() => ({ all, onSearch, onNamed, empty: emptyWords[state] }), [all, onSearch, onNamed, state]);
}
