import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, test } from "vitest";
import { Token } from "../fields/Token.tsx";
import { renderPage } from "../testing/render-page.tsx";
import { Picker } from "../ui/Picker.tsx";
import { NamedSegmentDocument, SegmentChoicesDocument } from "./segment-choice-documents.ts";
import { useSegmentChoices } from "./use-segment-choices.ts";

beforeAll(() => import("../ui/overlays/PickerOverlay.tsx"), 60_000);
afterEach(cleanup);

const variables = { workspace: "demo", unit: "customer" as const, first: 100, definitions: false };
const segment = (at: number) => ({
  __typename: "Segment" as const,
  id: `s${at}`,
  name: `Audience ${at}`,
  unit: "customer" as const,
});
const page = (totalCount: number, nodes: readonly ReturnType<typeof segment>[]) => ({
  data: {
    workspace: {
      __typename: "Workspace" as const,
      id: "demo",
      segments: {
        __typename: "SegmentConnection" as const,
        totalCount,
        edges: nodes.map((node) => ({ __typename: "SegmentEdge" as const, node })),
      },
    },
  },
});
const first = { request: { query: SegmentChoicesDocument, variables }, result: page(250, [segment(1), segment(2)]) };
const search = (text: string) => ({ query: SegmentChoicesDocument, variables: { ...variables, search: text } });
const chosen = ["s180"];
const named = (found: ReturnType<typeof segment> | null) => ({
  request: { query: NamedSegmentDocument, variables: { workspace: "demo", id: "s180", definitions: false } },
  result: { data: { workspace: { __typename: "Workspace" as const, id: "demo", segment: found } } },
});

function Choice() {
  const { all, onSearch, empty } = useSegmentChoices("customer", { named: chosen });
  return (
    <Picker
      label="Segment"
      items={all.map(({ id, name }) => ({ id, name }))}
      selected="s180"
      onSearch={onSearch}
      empty={empty}
      onPick={() => undefined}
      trigger={<Token label="Segment">{all.find(({ id }) => id === "s180")?.name ?? "a segment"}</Token>}
    />
  );
}

test("a segment past the first page is found by typing its name, and one that is chosen has its name", async () => {
  renderPage(Choice, "/", [
    first,
    named(segment(180)),
    { request: search("audience 250"), result: page(1, [segment(250)]) },
  ]);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /Audience 180/ }));
  await screen.findByPlaceholderText("Segment");
  expect(screen.queryByRole("menuitemradio", { name: "Audience 250" })).toBeNull();
  await user.keyboard("audience 250");
  expect(await screen.findByRole("menuitemradio", { name: "Audience 250" })).toBeTruthy();
  expect(screen.getAllByRole("menuitemradio")).toHaveLength(1);
});

test("a search that fails says so, and is tried again by typing on", async () => {
  renderPage(Choice, "/", [
    first,
    named(null),
    { request: search("au 25"), error: new Error("away") },
    { request: search("au 250"), result: page(0, []) },
  ]);
  const user = userEvent.setup();
  await user.click(await screen.findByRole("button", { name: /Segment/ }));
  await screen.findByRole("menuitemradio", { name: "Audience 1" });
  await user.keyboard("au 25");
  await screen.findByText(/could not be searched/);
  await user.keyboard("0");
  await waitFor(() => expect(screen.getByText(/Nothing matches/)).toBeTruthy());
});
