import { useQuery } from "@apollo/client/react";
import { useParams } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { NodePage } from "../../node-page/NodePage.tsx";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { PersonBody } from "./PersonBody.tsx";
import { PersonDocument } from "./people-documents.ts";
import { readPersonSearch } from "./person-search.ts";

const WhyOnePerson = lazy(async () => ({ default: (await import("./identity/WhyOnePerson.tsx")).WhyOnePerson }));

const WhyInOrOut = lazy(async () => ({ default: (await import("../../explain/WhyInOrOut.tsx")).WhyInOrOut }));

/** Who is this, and what did they just do? */
export function PersonPage() {
  const workspace = useWorkspace();
  const { id } = useParams({ from: "/w/$workspaceId/people/$id" });
  const [{ why, segment }, change] = usePageSearch(readPersonSearch);
  const query = useQuery(PersonDocument, { variables: { workspace: workspace.id, id } });
  const person = query.data?.workspace?.customer;
  return (
    <NodePage
      noun={workspace.customerNoun}
      query={query}
      node={person}
      ground="sheet"
      perhaps="They may have been merged or erased."
      drawer={
        person &&
        (why || segment) && (
          <Suspense fallback={null}>
            {segment ? (
              <WhyInOrOut
                key={segment}
                segmentId={segment}
                id={person.id}
                name={person.name}
                onClose={() => change({ segment: undefined })}
              />
            ) : (
              <WhyOnePerson id={person.id} name={person.name} onClose={() => change({ why: undefined })} />
            )}
          </Suspense>
        )
      }
    >
      {(shown) => (
        <PersonBody
          person={shown}
          onWhy={() => change({ why: true, segment: undefined })}
          onWhySegment={(id) => change({ segment: id, why: undefined })}
        />
      )}
    </NodePage>
  );
}
