import type { ReactElement } from "react";

export function CampaignsPage(): ReactElement {
  return <h1>CampaignsPage</h1>;
}
