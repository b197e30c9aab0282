import type { ReactElement } from "react";

export function AccountPage(): ReactElement {
  return <h1>AccountPage</h1>;
}
