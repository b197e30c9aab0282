import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, test, vi } from "vitest";
import { renderPage } from "../../../testing/render-page.tsx";
import { LabelDialog } from "./LabelDialog.tsx";
import { LabelSegmentDocument, type SegmentParts } from "./segment-documents.ts";
import { regulars } from "./testing/regulars.ts";

afterEach(cleanup);

const theirs = { ...regulars, revision: 2, name: "Faithful", tags: ["loyalty", "q4"] };
const conflict = {
  __typename: "Problem",
  code: "conflict",
  message: "Somebody else saved.",
  path: ["version"],
} as const;

function saving(revision: number, label: object, segment: SegmentParts, problems: readonly (typeof conflict)[]) {
  const variables = { workspace: "demo", id: "s1", revision, label, archived: false };
  const population = { __typename: "Population" as const, ...segment.population };
  const found = { __typename: "Segment" as const, ...segment, population };
  const labelSegment = { __typename: "SegmentPayload" as const, segment: found, problems: [...problems] };
  return { request: { query: LabelSegmentDocument, variables }, result: { data: { labelSegment } } };
}

test("what a colleague saved while the form was open is shown, and saved over only knowingly", async () => {
  const onClose = vi.fn();
  let page: (segment: SegmentParts) => void = () => undefined;
  const typed = { name: "Weekly", description: "Come often", tags: ["loyalty"] };
  const merged = { ...typed, name: "Faithful", tags: ["loyalty", "q4"] };
  renderPage(
    () => {
      const [segment, setSegment] = useState(regulars);
      page = setSegment;
      return <LabelDialog segment={segment} onClose={onClose} />;
    },
    "/w/demo/segments/s1",
    [saving(1, typed, theirs, [conflict]), saving(2, merged, { ...theirs, revision: 3 }, [])],
  );
  const name = await screen.findByRole("textbox", { name: "Name" });
  await userEvent.clear(name);
  await userEvent.type(name, "Weekly");
  // The page was told of the newer one; the form still says what it began with.
  act(() => page(theirs));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  expect((await screen.findByRole("alert")).textContent).toMatch(/Somebody else saved.*Name: Faithful/);
  expect(name).toHaveProperty("value", "Weekly");
  expect(onClose).not.toHaveBeenCalled();
  await userEvent.click(screen.getByRole("button", { name: "Take theirs: Name" }));
  expect(name).toHaveProperty("value", "Faithful");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});
