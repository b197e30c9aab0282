import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test } from "vitest";
import { renderPage } from "../../../testing/render-page.tsx";
import { SegmentHead } from "./SegmentHead.tsx";
import { LabelSegmentDocument, type SegmentParts } from "./segment-documents.ts";
import { regulars } from "./testing/regulars.ts";

afterEach(cleanup);

const users = ["Spring offer", "Winter offer"].map((name) => ({ __typename: "Segment" as const, id: name, name }));

/** Opens the page's head for an editor, and chooses to archive; says how often it was stored. */
async function archive(usedBy: SegmentParts["usedBy"]): Promise<() => number> {
  let stored = 0;
  const variables = {
    ...{ workspace: "demo", id: "s1", revision: 1, archived: true },
    label: { name: "Regulars", description: "Come often", tags: ["loyalty"] },
  };
  const found = { __typename: "Segment" as const, ...regulars, archivedAt: "2026-11-22T08:00:00Z", revision: 2 };
  renderPage(
    () => <SegmentHead segment={{ ...regulars, usedBy }} me={{ label: "local", role: "admin" }} />,
    "/w/demo/segments/s1",
    [
      {
        request: { query: LabelSegmentDocument, variables },
        result: () => {
          stored++;
          return { data: { labelSegment: { __typename: "SegmentPayload", segment: found, problems: [] } } };
        },
      },
    ],
  );
  await userEvent.click(await screen.findByRole("button", { name: "More" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Archive" }));
  return () => stored;
}

test("a segment that nothing uses is archived at once, for Undo is there", async () => {
  const stored = await archive([]);
  await expect.poll(stored).toBe(1);
});

test("before a segment that others use is archived, they are named", async () => {
  const stored = await archive(users);
  const dialog = await screen.findByRole("dialog");
  expect(dialog.textContent).toContain("“Spring offer”, “Winter offer” use it and will count as before");
  expect(stored()).toBe(0);
  await userEvent.click(screen.getByRole("button", { name: "Archive" }));
  await expect.poll(stored).toBe(1);
});
