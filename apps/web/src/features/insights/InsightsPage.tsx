import type { ReactElement } from "react";

export function InsightsPage(): ReactElement {
  return <h1>InsightsPage</h1>;
}
