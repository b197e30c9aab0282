import { useQuery } from "@apollo/client/react";
import { Navigate } from "@tanstack/react-router";
import type { ReactElement } from "react";
import { Button } from "../ui/Button.tsx";
import styles from "./errors/Failure.module.css";
import { readLastWorkspace } from "./workspace/last-workspace.ts";
import { workspaceListQuery } from "./workspace/workspace-query.ts";

/** `/` leads to the workspace that was open last, else to the first, else to making one. */
export function FirstPage(): ReactElement | null {
  const { data, error, refetch } = useQuery(workspaceListQuery);
  if (data) {
    const last = readLastWorkspace();
    const target = data.workspaces.find(({ id }) => id === last) ?? data.workspaces[0];
    if (target === undefined) return <Navigate to="/new" replace />;
    return <Navigate to="/w/$workspaceId" params={{ workspaceId: target.id }} replace />;
  }
  if (!error) return null;
  return (
    <main className={styles["failure"]} role="alert">
      <h1>The workspaces could not be read</h1>
      <p>Nothing is lost. The service may still be starting.</p>
      <Button onPress={() => void refetch()}>Retry</Button>
    </main>
  );
}
