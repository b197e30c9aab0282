import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Button } from "../../ui/Button.tsx";
import { PageHead } from "../../ui/page-head/PageHead.tsx";
import { Loaded } from "../../ui/states/Loaded.tsx";
import { Skeleton } from "../../ui/states/Skeleton.tsx";
import { EngineCard } from "./EngineCard.tsx";
import { ProcessesCard } from "./ProcessesCard.tsx";
import { SegmentsCard } from "./SegmentsCard.tsx";
import styles from "./StatusPage.module.css";
import { StoresCard } from "./StoresCard.tsx";
import { StatusDocument } from "./status-documents.ts";
import { verdict } from "./verdict.ts";

/** How often the figures are read again; slow enough that nothing flickers. */
const POLL_MS = 10_000;

/** Is everything running, and how fresh is what the screens show? */
export function StatusPage() {
  const workspace = useWorkspace();
  const [paused, setPaused] = useState(false);
  const query = useQuery(StatusDocument, {
    variables: { workspace: workspace.id },
    fetchPolicy: "cache-and-network",
    pollInterval: paused ? 0 : POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const status = query.data?.workspace?.status;
  return (
    <div className={styles["page"]}>
      <PageHead
        title={status ? verdict(status) : "Status"}
        caption={
          status
            ? `Throughline ${status.version}, ${paused ? "paused" : "read again every 10 s"}`
            : "Stores, engine, segments and processes"
        }
        actions={<Button onPress={() => setPaused(!paused)}>{paused ? "Resume" : "Pause"}</Button>}
      />
      <Loaded
        data={status}
        loading={false}
        error={query.error}
        onRetry={() => void query.refetch()}
        failed="The status could not be read."
        skeleton={<Skeleton label="Loading the status" rows={8} />}
      >
        {(shown) => (
          <>
            <StoresCard stores={shown.stores} />
            <EngineCard engine={shown.engine} />
            <SegmentsCard segments={shown.segments} />
            <ProcessesCard processes={shown.processes} />
          </>
        )}
      </Loaded>
    </div>
  );
}
