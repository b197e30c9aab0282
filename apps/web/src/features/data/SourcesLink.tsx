import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";

/** The way to a write key, from wherever events are missing. */
export function SourcesLink() {
  const { id: workspaceId } = useWorkspace();
  return (
    <Link to="/w/$workspaceId/data/sources" params={{ workspaceId }}>
      Connect a source
    </Link>
  );
}
