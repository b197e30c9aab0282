import type { ReactElement } from "react";

export function StatusPage(): ReactElement {
  return <h1>StatusPage</h1>;
}
