import type { ReactElement } from "react";

export function NewWorkspacePage(): ReactElement {
  return <h1>NewWorkspacePage</h1>;
}
