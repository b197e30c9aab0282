import type { ReactElement } from "react";

export function ImportPage(): ReactElement {
  return <h1>ImportPage</h1>;
}
