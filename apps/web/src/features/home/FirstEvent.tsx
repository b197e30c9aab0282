import { useQuery } from "@apollo/client/react";
import { eventTitle } from "@throughline/model";
import { useState } from "react";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { Icon } from "../../ui/Icon.tsx";
import { NewWriteKey } from "../../write-key/NewWriteKey.tsx";
import { SecretOnce } from "../../write-key/SecretOnce.tsx";
import styles from "./FirstRun.module.css";
import { FirstEventDocument } from "./home-documents.ts";

/** Quick enough that whoever sends it sees it arrive. */
const POLL_MS = 2000;

/** Name a source, copy a snippet, send: the line at the end turns green by itself when the first event arrives. */
export function FirstEvent() {
  const workspace = useWorkspace();
  const [made, setMade] = useState<{ readonly secret: string; readonly source: string } | null>(null);
  const { data } = useQuery(FirstEventDocument, {
    variables: { workspace: workspace.id },
    fetchPolicy: "cache-and-network",
    pollInterval: POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const [arrived] = data?.workspace?.liveEvents?.events ?? [];
  return (
    <>
      <p>From a website, an app or a server, with Segment's libraries or plain HTTP.</p>
      {made && data?.workspace ? (
        <SecretOnce {...made} collectorUrl={data.workspace.collectorUrl} />
      ) : (
        <NewWriteKey button="Make a write key" onMade={(secret, source) => setMade({ secret, source })} />
      )}
      <p className={styles["waiting"]} data-arrived={arrived ? "" : undefined} role="status">
        <Icon name={arrived ? "check" : "clock"} size={14} />
        {arrived
          ? `${eventTitle(arrived.event)} arrived from ${arrived.source}. The brief follows when it is read.`
          : "Waiting for the first event"}
      </p>
    </>
  );
}
