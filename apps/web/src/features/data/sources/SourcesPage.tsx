import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { Button } from "../../../ui/Button.tsx";
import { formatCount } from "../../../ui/format/number.ts";
import { Loaded } from "../../../ui/states/Loaded.tsx";
import { Skeleton } from "../../../ui/states/Skeleton.tsx";
import { DataSheet } from "../DataSheet.tsx";
import { Connections } from "./Connections.tsx";
import { LastImports } from "./LastImports.tsx";
import { type Sources, SourcesDocument } from "./source-documents.ts";
import { WriteKeys } from "./WriteKeys.tsx";

/** Lags and row counts move by themselves; seldom enough that nothing flickers. */
const POLL_MS = 10_000;

/** Where records come from: senders of events, connected databases, files. */
export function SourcesPage() {
  const { id: workspaceId } = useWorkspace();
  const navigate = useNavigate();
  const query = useQuery(SourcesDocument, {
    variables: { workspace: workspaceId },
    fetchPolicy: "cache-and-network",
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const sources = query.data?.workspace;
  return (
    <DataSheet
      name="Sources"
      title={sources ? titleOf(sources) : "Sources"}
      caption="Events that are sent, databases that are read, files that are imported"
      actions={
        <Button onPress={() => void navigate({ to: "/w/$workspaceId/data/import", params: { workspaceId } })}>
          Import a file
        </Button>
      }
    >
      <Loaded
        data={sources}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The sources could not be read."
        skeleton={<Skeleton label="Loading the sources" rows={10} />}
      >
        {(shown) => (
          <>
            <WriteKeys keys={shown.writeKeys} collectorUrl={shown.collectorUrl} />
            <Connections connections={shown.connections} sources={shown.connectedSources} />
            <LastImports jobs={shown.imports} />
          </>
        )}
      </Loaded>
    </DataSheet>
  );
}

function titleOf({ writeKeys, connectedSources }: Sources): string {
  const sending = writeKeys.filter((key) => !key.revokedAt).length;
  const parts = [
    sending > 0 && `${formatCount(sending, "source sends", "sources send")} events`,
    connectedSources.length > 0 && `${formatCount(connectedSources.length, "table is", "tables are")} read in place`,
  ].filter(Boolean);
  return parts.length === 0 ? "Nothing is connected yet" : parts.join(", ");
}
