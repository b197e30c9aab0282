import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { nothingSaved } from "@throughline/model";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Choices } from "../../../fields/condition/choices.ts";
import { StartPicker } from "./StartPicker.tsx";

beforeEach(() => void vi.useFakeTimers({ shouldAdvanceTime: true }));
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const empty: Choices = {
  events: [],
  fields: [],
  sessionFields: [],
  saved: nothingSaved,
  onSegmentSearch: () => undefined,
  nouns: { customer: "person", account: "company" },
  zone: "UTC",
};
const plan = { of: "account", name: "plan", type: "text", fill: 1, rows: 1, top: [{ value: "trial", count: 1 }] };

function opened() {
  const [onLook, onPick, onOpenChange] = [vi.fn(), vi.fn(), vi.fn()];
  const state = { triggerRef: { current: document.body as HTMLButtonElement }, isOpen: true, onOpenChange };
  const picker = (choices: Choices) => (
    <StartPicker label="Add condition" unit="account" choices={choices} onLook={onLook} onPick={onPick} state={state} />
  );
  const { rerender } = render(picker(empty));
  const search = screen.getByRole("searchbox");
  return {
    onLook,
    onPick,
    type: (value: string) => fireEvent.change(search, { target: { value } }),
    enter: () => fireEvent.keyDown(search, { key: "Enter" }),
    come: () => rerender(picker({ ...empty, fields: [plan] })),
  };
}

test("what is not found is looked for anew until it is there, and an Enter meanwhile means it", () => {
  const { onLook, onPick, type, enter, come } = opened();
  expect(onLook).not.toHaveBeenCalled();
  type("trial");
  expect(onLook).toHaveBeenCalledTimes(1);
  act(() => vi.advanceTimersByTime(4_100));
  expect(onLook).toHaveBeenCalledTimes(3);
  enter();
  come();
  expect(onPick.mock.calls.map(([start]) => start.condition)).toEqual([
    { account: { field: "plan", op: "is", value: "trial" } },
  ]);
  act(() => vi.advanceTimersByTime(4_100));
  expect(onLook).toHaveBeenCalledTimes(3);
});

test("an Enter that nothing came for is forgotten", () => {
  const { onPick, type, enter, come } = opened();
  type("trial");
  enter();
  act(() => vi.advanceTimersByTime(2_100));
  come();
  expect(onPick).not.toHaveBeenCalled();
});
