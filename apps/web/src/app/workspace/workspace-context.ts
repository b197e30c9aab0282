import { createContext, useContext } from "react";
import type { WorkspaceFrameQuery } from "../../gql/graphql.ts";
import { useBar } from "../url/use-bar.ts";

export type WorkspaceFrame = NonNullable<WorkspaceFrameQuery["workspace"]>;

export const WorkspaceContext = createContext<WorkspaceFrame | null>(null);

/** The workspace of this URL; every page below `/w/$workspaceId` has one. */
export function useWorkspace(): WorkspaceFrame {
  const workspace = useContext(WorkspaceContext);
  if (workspace === null) throw new Error("useWorkspace was called outside a workspace's pages");
  return workspace;
}

/** The zone in which days begin on this screen: the viewer's choice in the URL, else the workspace's. */
export function useZone(): string {
  const workspace = useWorkspace();
  const [bar] = useBar();
  return bar.zone ?? workspace.timeZone;
}
