import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { searchText } from "../../../paging/search-values.ts";
import { usePageSearch } from "../../../paging/use-page-search.ts";
import { EmptyState } from "../../../ui/states/EmptyState.tsx";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { DataSheet } from "../DataSheet.tsx";
import styles from "./Mapping.module.css";
import { MappingEditor } from "./MappingEditor.tsx";
import { MappingScreenDocument } from "./mapping-documents.ts";

const readSearch = (raw: Record<string, unknown>) => ({ id: searchText(raw["id"]) });

/** How one table of a connected database becomes events or records. */
export function MappingPage() {
  const { id: workspaceId } = useWorkspace();
  const [{ id }, change] = usePageSearch(readSearch);
  const query = useQuery(MappingScreenDocument, {
    variables: { workspace: workspaceId },
    fetchPolicy: "cache-and-network",
  });
  const screen = query.data?.workspace;
  const source = screen?.connectedSources.find((one) => one.id === id);
  return (
    <DataSheet
      name="Mapping"
      title={source?.name ?? (id === undefined ? "Map a table" : "Mapping")}
      caption={
        <>
          Which columns become what. The database is only read.{" "}
          <Link to="/w/$workspaceId/data/sources" params={{ workspaceId }} className={styles["back"]}>
            Back to the sources
          </Link>
        </>
      }
    >
      <Loaded
        data={screen}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The mapping could not be read."
        skeleton={<Skeleton label="Loading the mapping" rows={10} />}
      >
        {(shown) =>
          id !== undefined && !source ? (
            <EmptyState why={`No mapping here has the id ${id}. It may have been removed.`} />
          ) : shown.connections.length === 0 && !source ? (
            <EmptyState
              why={
                <>
                  No database is connected. Start the product with <code>SOURCE_SHOP_URL=mysql://…</code>, the address
                  of a read-only account, then map its tables here.
                </>
              }
            />
          ) : (
            <MappingEditor
              key={id ?? "new"}
              screen={shown}
              source={source}
              onSaved={(saved) => change({ id: saved }, true)}
              onRefetch={query.refetch}
            />
          )
        }
      </Loaded>
    </DataSheet>
  );
}
