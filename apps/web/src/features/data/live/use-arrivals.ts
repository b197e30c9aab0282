import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { LiveDocument, type LiveEvent } from "./live-documents.ts";
import { withArrivals } from "./live-rows.ts";

const POLL_MS = 2000;

interface Arrivals {
  readonly events: readonly LiveEvent[];
  /** More arrived at once than are shown. */
  readonly more: boolean;
  /** False for roles that may not look. */
  readonly allowed: boolean;
  readonly read: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
}

/** Events as they arrive, the newest first, read again every 2 s unless paused. */
export function useArrivals(paused: boolean): Arrivals {
  const workspace = useWorkspace();
  const query = useQuery(LiveDocument, {
    variables: { workspace: workspace.id, first: 50 },
    fetchPolicy: "network-only",
    nextFetchPolicy: "network-only",
    pollInterval: paused ? 0 : POLL_MS,
    skipPollAttempt: () => document.hidden,
  });
  const answer = query.data?.workspace?.liveEvents;
  const [seen, setSeen] = useState<{ readonly answer: typeof answer; readonly events: readonly LiveEvent[] }>({
    answer: undefined,
    events: [],
  });
  if (answer && answer !== seen.answer && !paused)
    setSeen({ answer, events: withArrivals(seen.events, answer.events) });
  return {
    events: seen.events,
    more: answer?.more ?? false,
    allowed: answer !== null,
    read: query.data !== undefined,
    error: query.error,
    onRetry: () => void query.refetch(),
  };
}
