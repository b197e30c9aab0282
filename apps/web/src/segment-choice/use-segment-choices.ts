import { useQuery } from "@apollo/client/react";
import { useWorkspace } from "../app/workspace/workspace-context.ts";
import type { SegmentChoicesQuery, Unit } from "../gql/graphql.ts";
import { SegmentChoicesDocument } from "./segment-choice-documents.ts";

export type SegmentChoice = NonNullable<SegmentChoicesQuery["workspace"]>["segments"]["edges"][number]["node"];

/** As many as one page of the API holds; a list to choose from gets no longer. */
const most = 100;

/** The saved segments that can be chosen, by name; of one sort of units, or of both. */
export function useSegmentChoices(unit: Unit | null = null): readonly SegmentChoice[] {
  const { id: workspace } = useWorkspace();
  const { data } = useQuery(SegmentChoicesDocument, { variables: { workspace, unit, first: most } });
  return data?.workspace?.segments.edges.map(({ node }) => node) ?? [];
}
