import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { PeoplePage } from "./PeoplePage.tsx";
import { PeopleDocument } from "./people-documents.ts";

afterEach(cleanup);

const variables = { workspace: "demo", search: null, where: null, sort: "lastSeen" as const, first: 50 };

function person(id: string, name: string) {
  return {
    __typename: "CustomerEdge" as const,
    cursor: id,
    node: {
      __typename: "Customer" as const,
      id,
      name,
      firstSeen: null,
      lastSeen: "2026-11-15T22:32:00Z",
      metrics: { __typename: "CustomerMetrics" as const, orders: 3, revenue: "12.5000", lastOrderAt: null },
      traits: [],
      accounts: [],
    },
  };
}

function people(edges: ReturnType<typeof person>[], totalCount: number, endCursor: string | null = null) {
  return {
    data: {
      workspace: {
        __typename: "Workspace" as const,
        id: "demo",
        customers: {
          __typename: "CustomerConnection" as const,
          totalCount,
          pageInfo: { __typename: "PageInfo" as const, hasNextPage: endCursor !== null, endCursor },
          edges,
        },
      },
    },
  };
}

test("people are listed with their count, and more are loaded behind them", async () => {
  renderPage(PeoplePage, "/w/demo/people", [
    { request: { query: PeopleDocument, variables }, result: people([person("1", "Mara Lenz")], 2, "c1") },
    {
      request: { query: PeopleDocument, variables: { ...variables, after: "c1" } },
      result: people([person("2", "Petra Lang")], 2),
    },
  ]);
  const link = await screen.findByRole("link", { name: "Mara Lenz" });
  expect(link.getAttribute("href")).toBe("/w/demo/people/1");
  expect(screen.getByText("1 of 2 households")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Load more" }));
  await screen.findByRole("link", { name: "Petra Lang" });
  expect(screen.getByRole("link", { name: "Mara Lenz" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Load more" })).toBeNull();
});

test("a search that finds nobody says so and can be cleared, which the URL shows", async () => {
  const router = renderPage(PeoplePage, "/w/demo/people?q=zzz", [
    { request: { query: PeopleDocument, variables: { ...variables, search: "zzz" } }, result: people([], 0) },
    { request: { query: PeopleDocument, variables }, result: people([person("1", "Mara Lenz")], 1) },
  ]);
  await userEvent.click(await screen.findByRole("button", { name: "Clear search and filter" }));
  await screen.findByRole("link", { name: "Mara Lenz" });
  expect(router.state.location.search).not.toHaveProperty("q");
});

test("a failure is told with what is safe, and Retry asks again", async () => {
  renderPage(PeoplePage, "/w/demo/people", [
    { request: { query: PeopleDocument, variables }, error: new Error("Customer data cannot be read now.") },
    { request: { query: PeopleDocument, variables }, result: people([person("1", "Mara Lenz")], 1) },
  ]);
  await screen.findByText("The list of people could not be read.");
  expect(screen.getByText("Customer data cannot be read now.")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Retry" }));
  await screen.findByRole("link", { name: "Mara Lenz" });
});

test("sorting by a header is a step in the URL and told to readers", async () => {
  const router = renderPage(PeoplePage, "/w/demo/people", [
    { request: { query: PeopleDocument, variables }, result: people([person("1", "Mara Lenz")], 1) },
    {
      request: { query: PeopleDocument, variables: { ...variables, sort: "name" } },
      result: people([person("1", "Mara Lenz")], 1),
    },
  ]);
  const header = await screen.findByRole("columnheader", { name: /Last seen/ });
  expect(header.getAttribute("aria-sort")).toBe("descending");
  await userEvent.click(screen.getByRole("button", { name: /Household/ }));
  await waitFor(() => expect(router.state.location.search).toMatchObject({ sort: "name" }));
  await waitFor(() =>
    expect(screen.getByRole("columnheader", { name: /Household/ }).getAttribute("aria-sort")).toBe("ascending"),
  );
});

test("slash goes to the search, J to the rows", async () => {
  renderPage(PeoplePage, "/w/demo/people", [
    {
      request: { query: PeopleDocument, variables },
      result: people([person("1", "Mara Lenz"), person("2", "Petra Lang")], 2),
    },
  ]);
  const first = await screen.findByRole("link", { name: "Mara Lenz" });
  await userEvent.keyboard("j");
  expect(document.activeElement).toBe(first);
  await userEvent.keyboard("j");
  expect(document.activeElement).toBe(screen.getByRole("link", { name: "Petra Lang" }));
  await userEvent.keyboard("/");
  const search = screen.getByRole("searchbox", { name: "Find households" });
  expect(document.activeElement).toBe(search);
  await userEvent.keyboard("jj");
  expect((search as HTMLInputElement).value).toBe("jj");
});
