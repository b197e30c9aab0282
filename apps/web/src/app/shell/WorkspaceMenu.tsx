import { useQuery } from "@apollo/client/react";
import { useNavigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Button as AriaButton } from "react-aria-components/Button";
import { Icon } from "../../ui/Icon.tsx";
import { Menu } from "../../ui/Menu.tsx";
import { useWorkspace } from "../workspace/workspace-context.ts";
import { workspaceListQuery } from "../workspace/workspace-query.ts";
import { Mark } from "./Mark.tsx";
import styles from "./Sidebar.module.css";

const newKey = "+new";

/** The workspace's name at the top of the sidebar, and the way to the others. */
export function WorkspaceMenu(): ReactElement {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const { data } = useQuery(workspaceListQuery);
  const open = (key: string) =>
    void (key === newKey
      ? navigate({ to: "/new" })
      : navigate({ to: "/w/$workspaceId", params: { workspaceId: key } }));
  return (
    <Menu
      label="Workspaces"
      onAction={open}
      trigger={
        <AriaButton className={styles["workspace"] ?? ""} aria-label={`Workspace: ${workspace.name}`}>
          <Mark />
          <span className={styles["name"]}>{workspace.name}</span>
          <Icon name="chevronDown" />
        </AriaButton>
      }
      groups={[
        {
          title: "Workspaces",
          items: (data?.workspaces ?? [workspace]).map(({ id, name }) => ({
            id,
            name,
            note: id === workspace.id ? "open" : undefined,
          })),
        },
        { items: [{ id: newKey, name: "New workspace", icon: "plus" }] },
      ]}
    />
  );
}
