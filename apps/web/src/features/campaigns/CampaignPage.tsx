import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../app/shell/page-title.ts";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { CampaignBody } from "./CampaignBody.tsx";
import styles from "./CampaignPage.module.css";
import { CampaignDocument } from "./campaign-documents.ts";

/** Who was targeted and what they did; never an effect where nobody was held out. */
export function CampaignPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/campaigns/$id" });
  const query = useQuery(CampaignDocument, { variables: { workspace: workspace.id, id } });
  const campaign = query.data?.workspace?.campaign;
  usePageTitle(campaign?.name);
  return (
    <div className={styles["page"]}>
      <Loaded
        data={query.data?.workspace}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="This campaign could not be read."
        skeleton={<Skeleton label="Loading the campaign" rows={8} />}
      >
        {() =>
          campaign ? (
            <CampaignBody campaign={campaign} />
          ) : (
            <>
              <h1>No campaign here has this id</h1>
              <EmptyState why={`No campaign with the id ${id} is visible to you.`} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
