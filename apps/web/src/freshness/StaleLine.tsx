import { useWorkspace, useZone } from "../app/workspace/workspace-context.ts";
import { formatInstant } from "../ui/format/time.ts";
import { StaleNotice } from "../ui/states/StaleNotice.tsx";

/** Says that the figures of this page are older than they should be, and why; nothing while they are fresh. */
export function StaleLine() {
  const { freshness } = useWorkspace();
  const zone = useZone();
  if (freshness.state !== "stale") return null;
  return <StaleNotice asOf={formatInstant(freshness.asOf, zone)} reason={freshness.reason} />;
}
