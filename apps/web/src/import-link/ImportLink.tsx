import { Link } from "@tanstack/react-router";
import { useWorkspace } from "../app/workspace/workspace-context.ts";

/** The one action of a list that is empty because nothing was recorded. */
export function ImportLink() {
  return (
    <Link to="/w/$workspaceId/data/import" params={{ workspaceId: useWorkspace().id }}>
      Import a file
    </Link>
  );
}
