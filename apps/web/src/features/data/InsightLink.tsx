import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";

/** Opens the trend of an event in the insight editor. */
export function InsightLink({ event, of }: { readonly event: string; readonly of: string }) {
  return (
    <Link
      to="/w/$workspaceId/insights"
      params={{ workspaceId: useWorkspace().id }}
      search={{ v: 1, series: [{ event, measure: "events" }] }}
      aria-label={`Use ${of} in an insight`}
    >
      Use in insight
    </Link>
  );
}
