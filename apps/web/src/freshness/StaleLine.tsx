import { useWorkspace, useZone } from "../app/workspace/workspace-context.ts";
import { formatInstant, isRead } from "../ui/format/time.ts";
import { StaleNotice } from "../ui/states/StaleNotice.tsx";

/** Says that the figures of this page are older than they should be, and why; nothing while they are fresh. */
export function StaleLine() {
  const { freshness } = useWorkspace();
  const zone = useZone();
  if (freshness.state !== "stale") return null;
  const when = isRead(freshness.asOf) ? `As of ${formatInstant(freshness.asOf, zone)}` : "No figures yet";
  return <StaleNotice when={when} reason={freshness.reason} />;
}
