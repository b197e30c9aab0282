import type { ReactElement } from "react";

export function CampaignPage(): ReactElement {
  return <h1>CampaignPage</h1>;
}
