import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../testing/render-page.tsx";
import { SegmentOwner } from "./SegmentOwner.tsx";
import { LabelSegmentDocument, OwnersDocument } from "./segment-documents.ts";
import { regulars } from "./testing/regulars.ts";

afterEach(cleanup);

const members = ["Ada", "Bo"].map((name) => ({
  __typename: "Member" as const,
  id: `token:${name.toLowerCase()}`,
  name,
}));

test("the owner is named, and another member becomes it from the revision that is shown", async () => {
  let saved = 0;
  const label = { name: "Regulars", description: "Come often", tags: ["loyalty"] };
  const variables = { workspace: "demo", id: "s1", revision: 1, label, archived: false, owner: "token:bo" };
  const found = { __typename: "Segment" as const, ...regulars, ownerId: "token:bo", revision: 2 };
  renderPage(() => <SegmentOwner segment={regulars} me={{ label: "local", role: "admin" }} />, "/w/demo/segments/s1", [
    {
      request: { query: OwnersDocument, variables: { workspace: "demo" } },
      result: { data: { workspace: { __typename: "Workspace", id: "demo", members } } },
    },
    {
      request: { query: LabelSegmentDocument, variables },
      result: () => {
        saved++;
        return { data: { labelSegment: { __typename: "SegmentPayload", segment: found, problems: [] } } };
      },
    },
  ]);
  expect(await screen.findByText("Ada")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Change the owner" }));
  expect((await screen.findAllByRole("menuitem")).map(({ textContent }) => textContent)).toEqual(["Bo"]);
  await userEvent.click(screen.getByRole("menuitem", { name: "Bo" }));
  await expect.poll(() => saved).toBe(1);
});

test("who may not edit is told the owner and offered no change", async () => {
  renderPage(
    () => <SegmentOwner segment={regulars} me={{ label: "token:x", role: "seller" }} />,
    "/w/demo/segments/s1",
    [],
  );
  expect(await screen.findByText("ada")).toBeTruthy();
  expect(screen.queryByRole("button")).toBeNull();
});
