import type { ReactElement } from "react";

export function AccountsPage(): ReactElement {
  return <h1>AccountsPage</h1>;
}
