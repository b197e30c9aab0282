import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { NodePage } from "../../node-page/NodePage.tsx";
import { AccountBody } from "./AccountBody.tsx";
import { AccountDocument } from "./account-documents.ts";

/** What this account bought, who is there, and what happened last. */
export function AccountPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/accounts/$id" });
  const query = useQuery(AccountDocument, { variables: { workspace: workspace.id, id } });
  return (
    <NodePage noun={workspace.accountNoun} query={query} node={query.data?.workspace?.account} ground="canvas">
      {(account) => <AccountBody account={account} />}
    </NodePage>
  );
}
