import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { NodePage } from "../../node-page/NodePage.tsx";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { AccountBody } from "./AccountBody.tsx";
import { AccountDocument } from "./account-documents.ts";
import { readAccountSearch } from "./account-search.ts";

const WhyInOrOut = lazy(async () => ({ default: (await import("../../explain/WhyInOrOut.tsx")).WhyInOrOut }));

/** What this account bought, who is there, and what happened last. */
export function AccountPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/accounts/$id" });
  const [{ segment }, change] = usePageSearch(readAccountSearch);
  const query = useQuery(AccountDocument, { variables: { workspace: workspace.id, id } });
  const account = query.data?.workspace?.account;
  return (
    <NodePage
      noun={workspace.accountNoun}
      query={query}
      node={account}
      ground="canvas"
      drawer={
        account &&
        segment && (
          <Suspense fallback={null}>
            <WhyInOrOut
              key={segment}
              segmentId={segment}
              id={account.id}
              name={account.name}
              onClose={() => change({ segment: undefined })}
            />
          </Suspense>
        )
      }
    >
      {(shown) => <AccountBody account={shown} onWhySegment={(why) => change({ segment: why })} />}
    </NodePage>
  );
}
