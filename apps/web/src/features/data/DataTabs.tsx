import { Link } from "@tanstack/react-router";
import { barOnly } from "../../app/shell/Navigation.tsx";
import { useWorkspace } from "../../app/workspace/workspace-context.ts";
import { PageTabs } from "../../ui/page-tabs/PageTabs.tsx";

const tabs = [
  { to: "/w/$workspaceId/data", name: "Catalog" },
  { to: "/w/$workspaceId/data/live", name: "Live" },
  { to: "/w/$workspaceId/data/sources", name: "Sources" },
  { to: "/w/$workspaceId/data/rejected", name: "Rejected" },
  { to: "/w/$workspaceId/data/plan", name: "Tracking plan" },
] as const;

/** What is recorded, what arrives, from where, what was refused, and what is expected. */
export function DataTabs() {
  const { id: workspaceId } = useWorkspace();
  return (
    <PageTabs label="Data">
      {tabs.map((tab) => (
        <Link
          key={tab.to}
          to={tab.to}
          params={{ workspaceId }}
          search={barOnly}
          activeOptions={{ exact: tab.name === "Catalog", includeSearch: false }}
        >
          {tab.name}
        </Link>
      ))}
    </PageTabs>
  );
}
