import { useQuery } from "@apollo/client/react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { ImportHistory } from "./ImportHistory.tsx";
import styles from "./ImportPage.module.css";
import { ImportScreenDocument } from "./import-documents.ts";
import { isUnderWay } from "./import-progress.ts";
import { NewImport } from "./NewImport.tsx";

/** While a job runs its figures are read again once a second; at rest seldom, for imports from the command line. */
const BUSY_MS = 1000;
const REST_MS = 15_000;

/** A file becomes records: drop, look, map, start, follow. */
export function ImportPage() {
  const { id: workspaceId } = useWorkspace();
  const [busy, setBusy] = useState(false);
  const query = useQuery(ImportScreenDocument, {
    variables: { workspace: workspaceId },
    fetchPolicy: "cache-and-network",
    pollInterval: busy ? BUSY_MS : REST_MS,
    skipPollAttempt: () => document.hidden,
  });
  const workspace = query.data?.workspace;
  const running = workspace?.imports.some((job) => isUnderWay(job.state)) ?? false;
  if (running !== busy) setBusy(running);
  return (
    <div className={styles["page"]}>
      <PageHead
        title="Import"
        caption={
          <>
            The same file twice changes nothing, and bad rows never stop the good ones.{" "}
            <Link to="/w/$workspaceId/data" params={{ workspaceId }} className={styles["back"]}>
              Back to the catalog
            </Link>
          </>
        }
      />
      <Loaded
        data={workspace}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The imports could not be read."
        skeleton={<Skeleton label="Loading imports" rows={6} />}
      >
        {(shown) => (
          <>
            <NewImport kinds={shown.recordKinds} onStarted={() => void query.refetch()} />
            <ImportHistory jobs={shown.imports} />
          </>
        )}
      </Loaded>
    </div>
  );
}
