import { useQuery } from "@apollo/client/react";
import { Outlet, useParams, useRouterState } from "@tanstack/react-router";
import { type ReactElement, Suspense, useEffect, useState } from "react";
import { WhoDrawer } from "../../population/WhoDrawer.tsx";
import { Button } from "../../ui/Button.tsx";
import { ToastRegion } from "../../ui/toast/ToastRegion.tsx";
import { ErrorBoundary } from "../errors/ErrorBoundary.tsx";
import failure from "../errors/Failure.module.css";
import { rememberPage } from "../palette/recent.ts";
import { screenOf } from "../screens.ts";
import { storeLastWorkspace } from "../workspace/last-workspace.ts";
import { WorkspaceContext, type WorkspaceFrame } from "../workspace/workspace-context.ts";
import { workspaceFrameQuery } from "../workspace/workspace-query.ts";
import { DemoNotice } from "./DemoNotice.tsx";
import { Overlays } from "./Overlays.tsx";
import { useShownTitle } from "./page-title.ts";
import styles from "./Shell.module.css";
import { Sidebar } from "./Sidebar.tsx";
import { TopBar } from "./TopBar.tsx";
import { useMini } from "./use-mini.ts";

/** How often the freshness in the bar is read again. */
const freshnessPollMs = 30_000;

/** Everything around a workspace's page: sidebar, the one top bar, palette, shortcuts, toasts. */
export function Shell(): ReactElement {
  const { workspaceId } = useParams({ from: "/w/$workspaceId" });
  const { data, error, refetch } = useQuery(workspaceFrameQuery, {
    variables: { id: workspaceId },
    pollInterval: freshnessPollMs,
    skipPollAttempt: () => document.hidden,
  });
  const workspace = data?.workspace ?? null;
  useEffect(() => {
    if (workspace) storeLastWorkspace(workspace.id);
  }, [workspace]);
  if (workspace) return <Frame workspace={workspace} />;
  if (data || error) return <Missing failed={error !== undefined} onRetry={() => void refetch()} />;
  return <div className={styles["shell"]} aria-busy="true" />;
}

function Frame({ workspace }: { readonly workspace: WorkspaceFrame }): ReactElement {
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const screen = screenOf(pathname);
  const title = useShownTitle();
  const [mini, setMini] = useMini();
  const [sheet, setSheet] = useState(false);
  useEffect(() => {
    document.title = `${title ?? screen.name} · ${workspace.name} · Throughline`;
  }, [title, screen, workspace.name]);
  useEffect(() => {
    if (title !== null) rememberPage(workspace.id, { name: title, path: pathname, icon: screen.icon });
  }, [title, pathname, screen, workspace.id]);
  return (
    <WorkspaceContext value={workspace}>
      <div className={styles["shell"]} data-mini={mini ? "" : undefined}>
        <a href="#main" className={styles["skip"]}>
          Skip to content
        </a>
        <Sidebar mini={mini} onMini={setMini} />
        <div className={styles["column"]}>
          <TopBar screen={screen} title={title} onMenu={() => setSheet(true)} />
          {workspace.demo && <DemoNotice demo={workspace.demo} />}
          <div className={styles["work"]}>
            <main id="main" tabIndex={-1} className={styles["main"]}>
              <ErrorBoundary key={pathname}>
                <Suspense fallback={null}>
                  <Outlet />
                </Suspense>
              </ErrorBoundary>
            </main>
            <WhoDrawer />
          </div>
        </div>
        <Overlays sheet={sheet} onSheet={setSheet} />
        <ToastRegion />
      </div>
    </WorkspaceContext>
  );
}

function Missing({ failed, onRetry }: { readonly failed: boolean; readonly onRetry: () => void }): ReactElement {
  return (
    <main className={failure["failure"]} role="alert">
      <h1>{failed ? "The workspace could not be read" : "There is no such workspace, or it is not yours"}</h1>
      <p>
        {failed
          ? "Nothing is lost. The service may still be starting."
          : "Ask whoever sent the link to give you access."}
      </p>
      {failed ? <Button onPress={onRetry}>Retry</Button> : <a href="/">Go to your workspace</a>}
    </main>
  );
}
