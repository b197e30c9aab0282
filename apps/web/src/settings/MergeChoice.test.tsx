import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, test, vi } from "vitest";
import { MergeChoice } from "./MergeChoice.tsx";
import { OrderedRows } from "./OrderedRows.tsx";

afterEach(cleanup);

test("whoever was slower keeps both changes and chooses where they clash", async () => {
  const onMerged = vi.fn();
  const base = { limit: 5, trait: "email", other: 1 };
  render(
    <MergeChoice
      draft={{ version: 1, base, value: { ...base, trait: "mail", limit: 6 }, past: [base] }}
      saved={{ version: 2, value: { ...base, trait: "address", other: 7 } }}
      savedBy="Ada"
      onMerged={onMerged}
      onDiscard={() => undefined}
    />,
  );
  expect(screen.getByText(/Ada saved version 2 while you edited version 1/)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("region", { name: "Somebody saved meanwhile" }));
  await userEvent.click(screen.getByRole("button", { name: "Theirs" }));
  await userEvent.click(screen.getByRole("button", { name: "Keep these" }));
  expect(onMerged).toHaveBeenCalledWith({ limit: 6, trait: "address", other: 7 });
});

test("Alt and an arrow move the row that has the focus, and say where it is now", async () => {
  const onChange = vi.fn();
  render(
    <OrderedRows label="Types" rows={["user", "email"]} onChange={onChange} nameOf={(row) => row}>
      {(row) => <input aria-label={row} />}
    </OrderedRows>,
  );
  screen.getByLabelText("email").focus();
  await userEvent.keyboard("{Alt>}{ArrowUp}{/Alt}");
  expect(onChange).toHaveBeenCalledWith(["email", "user"]);
  expect(screen.getByRole("status").textContent).toBe("email is now number 1");
});
