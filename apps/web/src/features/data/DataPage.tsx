import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useWorkspace, useZone } from "../../app/workspace/workspace-context.ts";
import { useFresh } from "../../paging/use-fresh.ts";
import { usePageSearch } from "../../paging/use-page-search.ts";
import { Button } from "../../ui/Button.tsx";
import { formatTime, isRead } from "../../ui/format/time.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { ErrorState } from "../../ui/states/ErrorState.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { CatalogList } from "./CatalogList.tsx";
import { CatalogDocument } from "./catalog-documents.ts";
import styles from "./DataPage.module.css";
import { readDataSearch } from "./data-search.ts";

/** What is recorded, how full it is, and where it comes from. */
export function DataPage() {
  const workspace = useWorkspace();
  const zone = useZone();
  const navigate = useNavigate();
  const [search, change] = usePageSearch(readDataSearch);
  const query = useQuery(CatalogDocument, { variables: { workspace: workspace.id }, fetchPolicy: "cache-first" });
  useFresh(query.refetch);
  const catalog = query.data?.workspace?.catalog;
  const actions = (
    <Button
      look="primary"
      onPress={() => void navigate({ to: "/w/$workspaceId/data/import", params: { workspaceId: workspace.id } })}
    >
      Import a file
    </Button>
  );
  if (catalog)
    return (
      <CatalogList
        catalog={catalog}
        search={search}
        onChange={change}
        actions={actions}
        asOf={isRead(catalog.asOf) ? `As of ${formatTime(catalog.asOf, zone)}` : "Nothing read yet"}
      />
    );
  return (
    <div className={styles["page"]}>
      <PageHead title="Data" actions={actions} />
      {query.error ? (
        <ErrorState
          what="The catalog could not be read."
          kept="Nothing was changed."
          error={query.error}
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Skeleton label="Loading the catalog" rows={12} />
      )}
    </div>
  );
}
