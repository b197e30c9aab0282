import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { TextField } from "./TextField.tsx";

afterEach(cleanup);

function Form() {
  const [name, setName] = useState("Proposed");
  return <TextField label="Name" value={name} onChange={setName} autoFocus />;
}

it("begins with what is proposed, and typing replaces it", async () => {
  render(<Form />);
  await userEvent.keyboard("Own");
  expect(screen.getByRole<HTMLInputElement>("textbox").value).toBe("Own");
});
