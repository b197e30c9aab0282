import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { PageFailure } from "./errors/ErrorBoundary.tsx";
import { NotFound, NotFoundPage } from "./errors/NotFoundPage.tsx";
import { FirstPage } from "./FirstPage.tsx";
import { Shell } from "./shell/Shell.tsx";
import { validateBarSearch } from "./url/bar.ts";

/** The URL is the state: bar parts are read here, each page reads its own parameters besides. */
const validateSearch = (search: Record<string, unknown>): Record<string, unknown> => ({
  ...search,
  ...validateBarSearch(search),
});

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFoundPage,
  errorComponent: ({ reset }) => <PageFailure onRetry={reset} />,
});

const first = createRoute({ getParentRoute: () => root, path: "/", component: FirstPage });

const workspace = createRoute({
  getParentRoute: () => root,
  path: "/w/$workspaceId",
  component: Shell,
  notFoundComponent: NotFound,
  validateSearch,
});

const page = <Path extends string>(path: Path, component: ReturnType<typeof lazyRouteComponent>) =>
  createRoute({ getParentRoute: () => workspace, path, component });

const pages = [
  page(
    "/",
    lazyRouteComponent(() => import("../features/home/HomePage.tsx"), "HomePage"),
  ),
  page(
    "/insights",
    lazyRouteComponent(() => import("../features/insights/InsightsPage.tsx"), "InsightsPage"),
  ),
  page(
    "/segments",
    lazyRouteComponent(() => import("../features/segments/SegmentsPage.tsx"), "SegmentsPage"),
  ),
  page(
    "/segments/new",
    lazyRouteComponent(() => import("../features/segments/builder/BuilderPage.tsx"), "NewSegmentPage"),
  ),
  page(
    "/segments/$id/edit",
    lazyRouteComponent(() => import("../features/segments/builder/BuilderPage.tsx"), "EditSegmentPage"),
  ),
  page(
    "/segments/$id",
    lazyRouteComponent(() => import("../features/segments/page/SegmentPage.tsx"), "SegmentPage"),
  ),
  page(
    "/people",
    lazyRouteComponent(() => import("../features/people/PeoplePage.tsx"), "PeoplePage"),
  ),
  page(
    "/people/$id",
    lazyRouteComponent(() => import("../features/people/PersonPage.tsx"), "PersonPage"),
  ),
  page(
    "/accounts",
    lazyRouteComponent(() => import("../features/accounts/AccountsPage.tsx"), "AccountsPage"),
  ),
  page(
    "/accounts/$id",
    lazyRouteComponent(() => import("../features/accounts/AccountPage.tsx"), "AccountPage"),
  ),
  page(
    "/campaigns",
    lazyRouteComponent(() => import("../features/campaigns/CampaignsPage.tsx"), "CampaignsPage"),
  ),
  page(
    "/campaigns/$id",
    lazyRouteComponent(() => import("../features/campaigns/CampaignPage.tsx"), "CampaignPage"),
  ),
  page(
    "/data",
    lazyRouteComponent(() => import("../features/data/DataPage.tsx"), "DataPage"),
  ),
  page(
    "/data/live",
    lazyRouteComponent(() => import("../features/data/live/LivePage.tsx"), "LivePage"),
  ),
  page(
    "/data/sources",
    lazyRouteComponent(() => import("../features/data/sources/SourcesPage.tsx"), "SourcesPage"),
  ),
  page(
    "/data/sources/mapping",
    lazyRouteComponent(() => import("../features/data/mapping/MappingPage.tsx"), "MappingPage"),
  ),
  page(
    "/data/rejected",
    lazyRouteComponent(() => import("../features/data/rejected/RejectedPage.tsx"), "RejectedPage"),
  ),
  page(
    "/data/plan",
    lazyRouteComponent(() => import("../features/data/plan/PlanPage.tsx"), "PlanPage"),
  ),
  page(
    "/data/import",
    lazyRouteComponent(() => import("../features/data/ImportPage.tsx"), "ImportPage"),
  ),
  page(
    "/settings",
    lazyRouteComponent(() => import("../features/settings/SettingsPage.tsx"), "SettingsPage"),
  ),
  page(
    "/status",
    lazyRouteComponent(() => import("../features/status/StatusPage.tsx"), "StatusPage"),
  ),
];

const newWorkspace = createRoute({
  getParentRoute: () => root,
  path: "/new",
  component: lazyRouteComponent(() => import("../features/workspaces/NewWorkspacePage.tsx"), "NewWorkspacePage"),
});

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  component: lazyRouteComponent(() => import("./sign-in/SignInPage.tsx"), "SignInPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([first, signIn, newWorkspace, workspace.addChildren(pages)]),
  defaultPreload: "intent",
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
