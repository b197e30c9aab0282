import type { ReactElement } from "react";

export function HomePage(): ReactElement {
  return <h1>HomePage</h1>;
}
