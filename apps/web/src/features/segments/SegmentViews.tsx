import { Link } from "@tanstack/react-router";
import { barOnly } from "../../app/shell/Navigation.tsx";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { PageTabs } from "../../ui/page-tabs/PageTabs.tsx";

/** The segments in use, and those that were put away. */
export function SegmentViews({ archived }: { readonly archived: boolean }) {
  const { id: workspaceId } = useWorkspace();
  const view = (name: string, of: boolean) => (
    <Link
      to="/w/$workspaceId/segments"
      params={{ workspaceId }}
      search={(old: Record<string, unknown>) => ({ ...barOnly(old), v: 1, archived: of || undefined })}
      // Otherwise those in use, who have no word in the address, are current beside the archived.
      activeOptions={{ exact: true }}
      activeProps={{}}
      aria-current={archived === of ? "page" : undefined}
    >
      {name}
    </Link>
  );
  return (
    <PageTabs label="Segments">
      {view("In use", false)}
      {view("Archived", true)}
    </PageTabs>
  );
}
