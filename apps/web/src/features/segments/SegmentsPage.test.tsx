import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../testing/render-page.tsx";
import { SegmentsPage } from "./SegmentsPage.tsx";
import { SegmentSizesDocument, SegmentsDocument } from "./segments-documents.ts";

afterEach(cleanup);

const variables = { workspace: "demo", search: null, tag: null, unit: null, archived: false, first: 50 };
const path = "/w/demo/segments";

function segment(id: string, name: string, unit: "customer" | "account" = "customer") {
  return {
    __typename: "Segment" as const,
    id,
    name,
    description: "",
    tags: ["loyalty"],
    unit,
    ownerId: "local",
    version: 1,
    revision: 1,
    archivedAt: null,
    createdAt: "2026-11-20T08:00:00Z",
    updatedAt: "2026-11-21T08:00:00Z",
    definition: { all: [] },
    population: { __typename: "Population" as const, hash: id, sentence: `Households that are ${name}` },
    usedBy: [],
  };
}

const list = (nodes: ReturnType<typeof segment>[]) => ({
  data: {
    me: { __typename: "Me" as const, label: "local", role: "admin" },
    workspace: {
      __typename: "Workspace" as const,
      id: "demo",
      segments: {
        __typename: "SegmentConnection" as const,
        totalCount: nodes.length,
        pageInfo: { __typename: "PageInfo" as const, hasNextPage: false, endCursor: null },
        edges: nodes.map((node) => ({ __typename: "SegmentEdge" as const, cursor: node.id, node })),
      },
    },
  },
});

const sizes = (counted: Readonly<Record<string, { size: number; problems: string[] }>>) => ({
  data: {
    workspace: {
      __typename: "Workspace" as const,
      id: "demo",
      segments: {
        __typename: "SegmentConnection" as const,
        edges: Object.entries(counted).map(([id, { size, problems }]) => ({
          __typename: "SegmentEdge" as const,
          node: {
            __typename: "Segment" as const,
            id,
            problems: problems.map((message) => ({ __typename: "Problem" as const, message })),
            population: { __typename: "Population" as const, hash: id, size },
          },
        })),
      },
    },
  },
});

test("segments stand with their sentence at once, and with their size when it is counted", async () => {
  renderPage(SegmentsPage, path, [
    { request: { query: SegmentsDocument, variables }, result: list([segment("s1", "Regulars")]) },
    {
      request: { query: SegmentSizesDocument, variables },
      result: sizes({ s1: { size: 1234, problems: ["The trait plan is gone."] } }),
      delay: 50,
    },
  ]);
  const link = await screen.findByRole("link", { name: "Regulars" });
  expect(link.getAttribute("href")).toBe("/w/demo/segments/s1");
  expect(screen.getByText("Households that are Regulars")).toBeTruthy();
  expect(screen.getByText("You")).toBeTruthy();
  expect(screen.queryByRole("columnheader", { name: "Of" })).toBeNull();
  await screen.findByText("1,234");
  expect(screen.getByText("fields missing")).toBeTruthy();
});

test("without any the page says what a segment is and leads to the builder", async () => {
  renderPage(SegmentsPage, path, [{ request: { query: SegmentsDocument, variables }, result: list([]) }]);
  await screen.findByText(/No segment is saved yet/);
  for (const link of screen.getAllByRole("link", { name: "New segment" }))
    expect(link.getAttribute("href")).toBe("/w/demo/segments/new");
});

test("a filter that finds nothing is a chip in the URL, and can be cleared", async () => {
  const router = renderPage(SegmentsPage, `${path}?unit=account`, [
    { request: { query: SegmentsDocument, variables: { ...variables, unit: "account" } }, result: list([]) },
    { request: { query: SegmentsDocument, variables }, result: list([segment("s1", "Regulars")]) },
    { request: { query: SegmentSizesDocument, variables }, result: sizes({ s1: { size: 3, problems: [] } }) },
  ]);
  await screen.findByRole("button", { name: "Remove: of Shops" });
  await userEvent.click(await screen.findByRole("button", { name: "Clear search and filter" }));
  await screen.findByRole("link", { name: "Regulars" });
  await waitFor(() => expect(router.state.location.search).not.toHaveProperty("unit"));
});
