import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, expect, test } from "vitest";
import { renderPage } from "../../../../testing/render-page.tsx";
import { useUndoKeys } from "./undo-keys.ts";
import { type Begun, useDefinition } from "./use-definition.ts";

afterEach(cleanup);
beforeEach(() => sessionStorage.clear());

const begun: Begun = { id: null, version: 0, unit: "customer", where: { all: [] } };
const pro = { all: [{ trait: { trait: "plan", op: "is", value: "pro" } }] } as const;

function Page() {
  const { unit, where, edit, setUnit, undo, redo, forget } = useDefinition("test.new", begun);
  useUndoKeys(undo, redo);
  return (
    <>
      <output>{`${unit} ${JSON.stringify(where)}`}</output>
      <input aria-label="Typed" />
      <input aria-label="Ticked" type="checkbox" />
      <button type="button" onClick={() => edit(pro)}>
        Edit
      </button>
      <button type="button" onClick={() => setUnit("account")}>
        Accounts
      </button>
      <button type="button" onClick={forget}>
        Saved
      </button>
    </>
  );
}

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const undo = () => userEvent.keyboard("{Control>}z{/Control}");
const shows = (text: string) => waitFor(() => expect(screen.getByRole("status").textContent).toBe(text));
const edited = `customer ${JSON.stringify(pro)}`;
const emptied = 'account {"all":[]}';

test("undo brings a definition back with the units that it is of", async () => {
  renderPage(Page, "/w/demo/segments/new", []);
  await press("Edit");
  await shows(edited);
  await press("Accounts");
  await shows(emptied);
  await undo();
  await shows(edited);
  await userEvent.keyboard("{Control>}y{/Control}");
  await shows(emptied);
});

test("a field in which text is typed keeps its own undo", async () => {
  renderPage(Page, "/w/demo/segments/new", []);
  await press("Edit");
  await shows(edited);
  await userEvent.type(screen.getByLabelText("Typed"), "x");
  await undo();
  await shows(edited);
  await userEvent.click(screen.getByLabelText("Ticked"));
  await undo();
  await shows('customer {"all":[]}');
});

test("what was saved is not undone by the next new one", async () => {
  renderPage(Page, "/w/demo/segments/new", []);
  await press("Edit");
  await press("Accounts");
  await shows(emptied);
  await press("Saved");
  cleanup();
  renderPage(Page, "/w/demo/segments/new", []);
  await shows('customer {"all":[]}');
  await undo();
  await shows('customer {"all":[]}');
});
