import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../testing/render-page.tsx";
import { BuilderContext, type BuilderPlace } from "./builder-context.ts";
import { ChangeDocument, type SavedSegment } from "./builder-documents.ts";
import { ChangePreview } from "./ChangePreview.tsx";

afterEach(cleanup);

const where = { trait: { trait: "plan", op: "is", value: "pro" } } as const;
const place: BuilderPlace = {
  where,
  unit: "customer",
  choices: {
    events: [],
    fields: [],
    sessionFields: [],
    saved: { segments: new Map(), lists: new Map() },
    onSegmentSearch: () => undefined,
    nouns: { customer: "household", account: "shop" },
    zone: "UTC",
  },
  onLook: () => undefined,
  problems: [],
  open: null,
  opens: undefined,
  row: () => null,
  figureOf: () => undefined,
  largest: 0,
  counting: false,
  onOpen: () => undefined,
  onEdit: () => undefined,
  onAdd: () => undefined,
  onRow: () => undefined,
};
const saved: SavedSegment = {
  id: "s1",
  name: "Regulars",
  description: "",
  tags: [],
  unit: "customer",
  version: 1,
  definition: { all: [] },
  usedBy: [],
  versions: [],
};

const unit = (id: string, name: string) => ({
  __typename: "ChangedUnit" as const,
  customer: { __typename: "Customer" as const, id, name },
  account: null,
});
const line = {
  __typename: "ExplanationNode" as const,
  path: [],
  sentence: 'have a plan that is "pro"',
  matches: false,
  counts: [],
  fields: [{ __typename: "EvidenceField" as const, field: "plan", value: "free" }],
};

test("who goes is named with the reason, and how many more go", async () => {
  const change = {
    __typename: "SegmentChange" as const,
    added: [],
    removed: [],
    problems: [],
    entering: { __typename: "Population" as const, hash: "e", size: 0 },
    leaving: { __typename: "Population" as const, hash: "l", size: 12 },
    enteringSample: [],
    leavingSample: [
      { ...unit("u1", "Kim Lee"), because: [line] },
      { ...unit("u2", "Bo Ek"), because: null },
    ],
  };
  const segment = { __typename: "Segment" as const, id: "s1", change };
  renderPage(
    () => (
      <BuilderContext value={place}>
        <ChangePreview saved={saved} />
      </BuilderContext>
    ),
    "/w/demo/segments/build",
    [
      {
        request: { query: ChangeDocument, variables: { workspace: "demo", id: "s1", where } },
        result: { data: { workspace: { __typename: "Workspace", id: "demo", segment } } },
      },
    ],
  );
  const people = await screen.findAllByRole("listitem");
  expect(people.map(({ textContent }) => textContent)).toEqual([
    'Kim Leeplan is "free"',
    "Bo EkToo much happened to say why.",
  ]);
  expect(screen.getByText("and 10 more")).toBeTruthy();
});
