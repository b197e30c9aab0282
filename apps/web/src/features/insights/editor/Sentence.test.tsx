import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import type { SegmentChoices } from "../../../segment-choice/use-segment-choices.ts";
import type { TrendDraft } from "../draft/draft.ts";
import type { CatalogChoices } from "./catalog-choices.ts";
import { Sentence } from "./Sentence.tsx";
import { UnitFilter } from "./UnitFilter.tsx";

const field = (of: string, name: string, type = "text") => ({
  of,
  name,
  type,
  fill: 1,
  rows: 10,
  top: [
    { value: "App", count: 8 },
    { value: "Web", count: 2 },
  ],
});
const measure = (name: string, needsProperty = false, label = name) => ({ name, label, describe: "", needsProperty });
const catalog: CatalogChoices = {
  sessionFields: ["channel", "entryPage", "bounce", "pages"],
  measures: [
    measure("unique"),
    measure("total"),
    measure("sum", true),
    measure("spread", true, "Spread"),
    measure("distinct", true),
  ],
  events: [
    { name: "page", kind: "event", count: 900, customers: 90, lastSeen: null, properties: [] },
    {
      name: "order.placed",
      kind: "business",
      count: 1200,
      customers: 80,
      lastSeen: null,
      properties: [field("event", "channel"), field("event", "amount", "money")],
    },
  ],
  fields: [field("customer", "plan")],
};
const draft: TrendDraft = { unit: "customer", series: [{ event: "order.placed", measure: "unique" }], interval: "day" };
const segments: SegmentChoices = {
  all: [
    { id: "s1", name: "Lapsing regulars", unit: "customer" },
    { id: "s2", name: "Gift buyers", unit: "customer" },
  ],
  onSearch: () => undefined,
  onNamed: () => undefined,
  empty: undefined,
};
const question = { draft, catalog, segments, zone: "UTC", nouns: { customer: "household", account: "shop" } };

// The overlays are loaded on first use; loaded here, a busy machine does not run into the time limits of the queries.
beforeAll(async () => {
  await Promise.all([
    import("../../../ui/overlays/MenuOverlay.tsx"),
    import("../../../ui/overlays/PickerOverlay.tsx"),
    import("../../../ui/overlays/PopoverOverlay.tsx"),
    import("../../../fields/test/TestForm.tsx"),
  ]);
}, 60_000);
afterEach(cleanup);

describe("the sentence", () => {
  it("reads as the question", () => {
    render(<Sentence {...question} onChange={() => undefined} />);
    const words = screen.getAllByRole("button").map((button) => button.textContent);
    expect(words).toEqual(["Count: households", "Event: Order placed", "with", "Breakdown: nothing", "Interval: day"]);
  });

  it("changes the measure by keyboard: open, type, Enter; the focus comes back", async () => {
    const onChange = vi.fn();
    render(<Sentence {...question} onChange={onChange} />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{Enter}");
    await screen.findByPlaceholderText("What is counted");
    await user.keyboard("sum of am");
    await waitFor(() => expect(screen.getAllByRole("menuitemradio")).toHaveLength(1));
    await user.keyboard("{ArrowDown}");
    const search = screen.getByPlaceholderText("What is counted");
    await waitFor(() => expect(search.getAttribute("aria-activedescendant")).toBeTruthy());
    await user.keyboard("{Enter}");
    expect(onChange).toHaveBeenCalledWith({
      ...draft,
      series: [{ event: "order.placed", measure: "sum", property: "amount" }],
    });
    await waitFor(() => expect(document.activeElement?.textContent).toBe("Count: households"));
  });

  it("offers a measure that it has no words for by the label of the catalog", async () => {
    render(<Sentence {...question} onChange={() => undefined} />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{Enter}");
    await screen.findByPlaceholderText("What is counted");
    const offered = screen.getAllByRole("menuitemradio").map((item) => item.textContent);
    expect(offered).toEqual([
      "Householdseach once",
      "Shopseach once",
      "Sessionseach once",
      "Eventsevery one",
      "Sum of amount",
      "Spread of amount",
      "Different values of channel",
    ]);
  });

  it("closes an open list by Escape and changes nothing", async () => {
    const onChange = vi.fn();
    render(<Sentence {...question} onChange={onChange} />);
    const user = userEvent.setup();
    await user.tab();
    await user.keyboard("{Enter}");
    await screen.findByPlaceholderText("What is counted");
    await user.keyboard("{Escape}");
    expect(screen.queryByPlaceholderText("What is counted")).toBeNull();
    expect(onChange).not.toHaveBeenCalled();
  });

  it("adds who is counted from real values", async () => {
    const onChange = vi.fn();
    render(<UnitFilter {...question} onChange={onChange} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "who are" }));
    await user.click(await screen.findByRole("button", { name: /^Field/ }));
    await user.click(await screen.findByRole("menuitemradio", { name: /plan/ }));
    await user.click(await screen.findByRole("radio", { name: /App/ }));
    await user.click(screen.getByRole("button", { name: "Apply" }));
    expect(onChange).toHaveBeenCalledWith({
      ...draft,
      filter: { all: [{ trait: { trait: "plan", op: "is", value: "App" } }] },
    });
  });
  it("is told apart by a segment, found by its name", async () => {
    const onChange = vi.fn();
    render(<Sentence {...question} onChange={onChange} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: /^Breakdown/ }));
    await screen.findByPlaceholderText("Breakdown");
    await user.keyboard("lapsing");
    await waitFor(() => expect(screen.getAllByRole("menuitemradio")).toHaveLength(1));
    await user.click(screen.getByRole("menuitemradio", { name: /whether in Lapsing regulars/ }));
    const by = { ...draft, breakdown: [{ segment: "s1" }] };
    expect(onChange).toHaveBeenCalledWith(by);
    cleanup();
    render(<Sentence {...question} draft={by} onChange={onChange} />);
    expect(screen.getByRole("button", { name: /whether in Lapsing regulars/ })).toBeTruthy();
  });

  it("counts who is in a segment, or who is not", async () => {
    const onChange = vi.fn();
    render(<UnitFilter {...question} onChange={onChange} />);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "who are in" }));
    await user.click(await screen.findByRole("menuitemradio", { name: /Gift buyers/ }));
    const filtered = { ...draft, filter: { all: [{ segment: "s2" }] } };
    expect(onChange).toHaveBeenLastCalledWith(filtered);
    cleanup();
    render(<UnitFilter {...question} draft={filtered} onChange={onChange} />);
    await user.click(screen.getByRole("button", { name: "in Gift buyers" }));
    await user.click(await screen.findByRole("button", { name: /In or not in/ }));
    await user.click(await screen.findByRole("menuitemradio", { name: "are not in" }));
    expect(onChange).toHaveBeenLastCalledWith({ ...draft, filter: { all: [{ not: { segment: "s2" } }] } });
  });
});
