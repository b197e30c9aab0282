import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { NodePage } from "../../node-page/NodePage.tsx";
import { PersonBody } from "./PersonBody.tsx";
import { PersonDocument } from "./people-documents.ts";

/** Who is this, and what did they just do? */
export function PersonPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/people/$id" });
  const query = useQuery(PersonDocument, { variables: { workspace: workspace.id, id } });
  return (
    <NodePage
      noun={workspace.customerNoun}
      query={query}
      node={query.data?.workspace?.customer}
      ground="sheet"
      perhaps="They may have been merged or erased."
    >
      {(person) => <PersonBody person={person} />}
    </NodePage>
  );
}
