import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { NodePage } from "../../node-page/NodePage.tsx";
import { CampaignBody } from "./CampaignBody.tsx";
import { CampaignDocument } from "./campaign-documents.ts";

/** Who was targeted and what they did; never an effect where nobody was held out. */
export function CampaignPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/campaigns/$id" });
  const query = useQuery(CampaignDocument, { variables: { workspace: workspace.id, id } });
  return (
    <NodePage noun="campaign" query={query} node={query.data?.workspace?.campaign} ground="canvas">
      {(campaign) => <CampaignBody campaign={campaign} />}
    </NodePage>
  );
}
