import { useQuery } from "@apollo/client/react";
import { useState } from "react";
import { useWorkspace } from "../../../app/workspace/workspace-context.ts";
import { LiveDocument, type LiveEvent } from "./live-documents.ts";
import { meets, withArrivals } from "./live-rows.ts";

const POLL_MS = 2000;

interface Arrivals {
  readonly events: readonly LiveEvent[];
  /** Between the last two looks more arrived than are shown. */
  readonly gap: boolean;
  /** False for roles that may not look. */
  readonly allowed: boolean;
  readonly read: boolean;
  readonly error: Error | undefined;
  readonly onRetry: () => void;
}

interface Seen {
  readonly answer: unknown;
  readonly events: readonly LiveEvent[];
  readonly gap: boolean;
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
  const [seen, setSeen] = useState<Seen>({ answer: undefined, events: [], gap: false });
  if (answer && answer !== seen.answer && !paused)
    setSeen({
      answer,
      events: withArrivals(seen.events, answer.events),
      gap: answer.more && seen.events.length > 0 && !meets(seen.events, answer.events),
    });
  return {
    events: seen.events,
    gap: seen.gap,
    allowed: answer !== null,
    read: query.data !== undefined,
    error: query.error,
    onRetry: () => void query.refetch(),
  };
}
