import { useApolloClient, useQuery } from "@apollo/client/react";
import { useNavigate, useParams } from "@tanstack/react-router";
import { type ReactElement, useCallback, useMemo } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { ErrorState } from "../../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import styles from "./Builder.module.css";
import { Builder } from "./Builder.tsx";
import { BuilderCatalogDocument, BuiltSegmentDocument } from "./builder-documents.ts";
import { asLines, isDefinition } from "./draft/definition-search.ts";
import type { Begun } from "./draft/use-definition.ts";

/** A new segment, from nothing or from the definition of the link. */
export function NewSegmentPage(): ReactElement {
  return <BuilderPage id={null} />;
}

/** A saved segment under change. */
export function EditSegmentPage(): ReactElement {
  const { id } = useParams({ from: "/w/$workspaceId/segments/$id/edit" });
  return <BuilderPage key={id} id={id} />;
}

const nothing: Begun = { id: null, version: 0, unit: "customer", where: { all: [] } };

function BuilderPage({ id }: { readonly id: string | null }): ReactElement {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const client = useApolloClient();
  const variables = useMemo(() => ({ workspace: workspace.id }), [workspace.id]);
  const catalog = useQuery(BuilderCatalogDocument, { variables });
  // An answer that does not come changes nothing: what is here stays, and is asked for again.
  const look = useCallback(() => {
    client.query({ query: BuilderCatalogDocument, variables, fetchPolicy: "network-only" }).catch(() => undefined);
  }, [client, variables]);
  const query = useQuery(BuiltSegmentDocument, {
    variables: { workspace: workspace.id, id: id ?? "" },
    skip: id === null,
    fetchPolicy: "cache-and-network",
  });
  const found = catalog.data?.workspace;
  const saved = query.data?.workspace?.segment ?? null;
  const begun = useMemo((): Begun => {
    if (!saved) return nothing;
    const definition: unknown = saved.definition;
    const where = isDefinition(definition) ? asLines(definition) : nothing.where;
    return { id: saved.id, version: saved.version, unit: saved.unit, where };
  }, [saved]);
  const error = catalog.error ?? query.error;
  const title = id === null ? "New segment" : "Segment";
  if (found && (id === null || saved))
    return (
      <Builder
        begun={begun}
        saved={saved}
        catalog={found}
        onLook={look}
        onSaved={(segmentId) => {
          // Lists and pages of segments ask again; this page keeps what it shows.
          client.cache.evict({ id: "ROOT_QUERY", fieldName: "workspace" });
          void navigate({ to: "/w/$workspaceId/segments/$id", params: { workspaceId: workspace.id, id: segmentId } });
        }}
      />
    );
  return (
    <div className={styles["split"]}>
      <div className={styles["page"]} aria-busy={!error && !(query.data && !saved)}>
        <h1>{title}</h1>
        {error ? (
          <ErrorState
            what="The builder could not be loaded."
            kept="The definition is safe in the address."
            error={error}
            onRetry={() => void (catalog.error ? catalog.refetch() : query.refetch())}
          />
        ) : id !== null && query.data && !saved ? (
          <EmptyState why="There is no such segment. It may belong to another workspace." />
        ) : (
          <Skeleton label="Loading the builder" rows={8} />
        )}
      </div>
    </div>
  );
}
