import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { usePageTitle } from "../../app/shell/page-title.ts";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { EmptyState } from "../../ui/states/EmptyState.tsx";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { AccountBody } from "./AccountBody.tsx";
import styles from "./AccountPage.module.css";
import { AccountDocument } from "./account-documents.ts";

/** What this account bought, who is there, and what happened last. */
export function AccountPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/accounts/$id" });
  const query = useQuery(AccountDocument, { variables: { workspace: workspace.id, id } });
  const account = query.data?.workspace?.account;
  usePageTitle(account?.name);
  return (
    <div className={styles["page"]}>
      <Loaded
        data={query.data?.workspace}
        loading={query.loading}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="This account could not be read."
        skeleton={<Skeleton label="Loading the account" rows={10} />}
      >
        {() =>
          account ? (
            <AccountBody account={account} />
          ) : (
            <>
              <h1>No account here has this id</h1>
              <EmptyState why={`No ${workspace.accountNoun} with the id ${id} is visible to you.`} />
            </>
          )
        }
      </Loaded>
    </div>
  );
}
