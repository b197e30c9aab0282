import type { ReactElement } from "react";

export function DataPage(): ReactElement {
  return <h1>DataPage</h1>;
}
