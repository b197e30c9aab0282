import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { NodePage } from "../../../node-page/NodePage.tsx";
import { useFresh } from "../../../paging/use-fresh.ts";
import { usePageSearch } from "../../../paging/use-page-search.ts";
import { SegmentBody } from "./SegmentBody.tsx";
import { SegmentDocument } from "./segment-documents.ts";
import { readSegmentSearch } from "./segment-search.ts";

const SegmentWhy = lazy(async () => ({ default: (await import("./SegmentWhy.tsx")).SegmentWhy }));

/** One saved segment: who is in, how many, what they do, and where it is used. */
export function SegmentPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/segments/$id" });
  const [search, change] = usePageSearch(readSegmentSearch);
  const query = useQuery(SegmentDocument, { variables: { workspace: workspace.id, id } });
  useFresh(query.refetch);
  const segment = query.data?.workspace?.segment;
  return (
    <NodePage
      noun="segment"
      query={query}
      node={segment}
      ground="sheet"
      perhaps="It may belong to another workspace."
      drawer={
        segment &&
        search.why !== undefined && (
          <Suspense fallback={null}>
            <SegmentWhy
              key={search.why}
              segmentId={id}
              customers={segment.unit === "customer"}
              id={search.why}
              onClose={() => change({ why: undefined })}
            />
          </Suspense>
        )
      }
    >
      {(shown) => <SegmentBody segment={shown} me={query.data?.me} search={search} onChange={change} />}
    </NodePage>
  );
}
