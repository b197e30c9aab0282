import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { NodePage } from "../../node-page/NodePage.tsx";
import { SegmentBody } from "./SegmentBody.tsx";
import { SegmentDocument } from "./segment-documents.ts";

/** One saved segment: who is in, how many, what they do, and where it is used. */
export function SegmentPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/segments/$id" });
  const query = useQuery(SegmentDocument, { variables: { workspace: workspace.id, id } });
  return (
    <NodePage
      noun="segment"
      query={query}
      node={query.data?.workspace?.segment}
      ground="sheet"
      perhaps="It may belong to another workspace."
    >
      {(segment) => <SegmentBody segment={segment} me={query.data?.me.label} />}
    </NodePage>
  );
}
