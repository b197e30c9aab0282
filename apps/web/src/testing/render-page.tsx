import { ApolloClient, InMemoryCache } from "@apollo/client";
import { ApolloProvider } from "@apollo/client/react";
import { MockLink } from "@apollo/client/testing";
import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { WorkspaceContext, type WorkspaceFrame } from "../app/workspace/workspace-context.ts";

export const workspace: WorkspaceFrame = {
  id: "demo",
  name: "Demo",
  timeZone: "Europe/Berlin",
  weekStart: "monday",
  currency: "EUR",
  customerNoun: "household",
  accountNoun: "shop",
  demo: null,
  freshness: { asOf: "2026-11-22T08:40:00Z", state: "ok", reason: null, version: 1 },
};

/** Draws one page of a workspace with answers given beforehand; returns the router, whose location is the page's state. */
export function renderPage(page: () => ReactElement, path: string, mocks: readonly MockLink.MockedResponse[]) {
  const root = createRootRoute({
    component: () => (
      <WorkspaceContext value={workspace}>
        <Outlet />
      </WorkspaceContext>
    ),
  });
  const pattern = path.split("?")[0] ?? "/";
  const router = createRouter({
    routeTree: root.addChildren([createRoute({ getParentRoute: () => root, path: pattern, component: page })]),
    history: createMemoryHistory({ initialEntries: [path] }),
  });
  const client = new ApolloClient({ link: new MockLink([...mocks]), cache: new InMemoryCache() });
  render(
    <ApolloProvider client={client}>
      <RouterProvider router={router} />
    </ApolloProvider>,
  );
  return router;
}
