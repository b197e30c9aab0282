import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeAll, expect, it, vi } from "vitest";
import { comparableWith, othersOf, propertyTestOf, traitsOf, wholeOf } from "./property-test.ts";
import { TestForm } from "./TestForm.tsx";

beforeAll(() => import("../../ui/overlays/PickerOverlay.tsx"), 60_000);
afterEach(cleanup);

const field = (name: string, type: string) => ({ of: "event", name, type, fill: 1, rows: 5, top: [] });
const properties = [field("amount", "money"), field("creditLimit", "number"), field("currency", "text")];
const others = othersOf(properties, [field("budget", "number"), field("currency", "text")]);
const groups = [{ of: "property" as const, title: "event", fields: properties }];

it("compares a property with another one by keyboard alone, and with a value again", async () => {
  const onDone = vi.fn();
  const start = wholeOf({ property: "amount", op: ">", value: 5 });
  render(<TestForm groups={groups} others={others} start={start} onDone={onDone} />);
  const user = userEvent.setup();
  await user.tab();
  await user.tab();
  await user.tab();
  expect(document.activeElement?.textContent).toBe("Compared with: a value");
  await user.keyboard("{Enter}");
  await screen.findByPlaceholderText("Compared with");
  const offered = screen.getAllByRole("menuitemradio").map((item) => item.textContent);
  expect(offered).toEqual([
    "a value",
    expect.stringMatching(/^its credit limit\W*event/),
    expect.stringMatching(/^their budget\W*trait/),
  ]);
  await user.keyboard("limit");
  await waitFor(() => expect(screen.getAllByRole("menuitemradio")).toHaveLength(1));
  await user.keyboard("{ArrowDown}{Enter}");
  await waitFor(() => expect(document.activeElement?.textContent).toBe("Compared with: its credit limit"));
  expect(screen.queryByLabelText("Value")).toBeNull();
  await user.tab();
  await user.keyboard("{Enter}");
  const test = propertyTestOf(onDone.mock.lastCall?.[0]);
  expect(test).toEqual({ property: "amount", op: ">", to: { property: "creditLimit" } });

  cleanup();
  render(<TestForm groups={groups} others={others} start={wholeOf(test)} onDone={onDone} />);
  await user.click(screen.getByRole("button", { name: /its credit limit/ }));
  await user.click(await screen.findByRole("menuitemradio", { name: /a value/ }));
  await user.type(await screen.findByLabelText("Value"), "7");
  await user.click(screen.getByRole("button", { name: "Apply" }));
  expect(propertyTestOf(onDone.mock.lastCall?.[0])).toEqual({ property: "amount", op: ">", value: 7 });
});

it("does not compare where the test cannot, nor where nothing has the field's type", () => {
  const within = wholeOf({ property: "amount", op: "between", value: [1, 2] });
  render(<TestForm groups={groups} others={others} start={within} onDone={() => undefined} />);
  expect(screen.queryByRole("button", { name: /Compared with/ })).toBeNull();
  expect(comparableWith({ of: "property", name: "seen" }, "instant", others)).toEqual([]);
});

it("reads a trait of whoever did it as it is now, or as it was at that time", async () => {
  const onDone = vi.fn();
  const ofTraits = [...groups, traitsOf([field("plan", "text")])];
  const now = { property: "customer.plan", op: "is", value: "pro" } as const;
  const { rerender } = render(<TestForm groups={ofTraits} ofEvents start={wholeOf(now)} onDone={onDone} />);
  const user = userEvent.setup();
  await user.click(screen.getByRole("button", { name: /As of:\s*now/ }));
  await user.click(await screen.findByRole("menuitemradio", { name: "at that time" }));
  await user.click(await screen.findByRole("button", { name: "Apply" }));
  expect(propertyTestOf(onDone.mock.lastCall?.[0])).toEqual({ ...now, asOf: "event" });

  rerender(<TestForm groups={ofTraits} start={wholeOf(now)} onDone={onDone} />);
  expect(screen.queryByRole("button", { name: /As of/ })).toBeNull();
});

it("is read from the form as it was given to it", () => {
  for (const test of [
    { property: "session.channel", op: "is", value: "Direct" },
    { property: "currency", op: "is not", to: { trait: "currency" } },
    { property: "amount", op: "<=", to: { property: "session.pages" } },
    { property: "amount", op: "is set" },
    { property: "customer.plan", op: "is", value: "pro" },
    { property: "customer.plan", op: "is", value: "pro", asOf: "event" },
  ] as const)
    expect(propertyTestOf(wholeOf(test))).toEqual(test);
});
