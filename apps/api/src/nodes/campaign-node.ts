/** A campaign as the engine knows it at a version; the row is in the business store. */
export interface CampaignNode {
  readonly workspaceId: string;
  readonly id: number;
  readonly key: string;
  readonly version: number;
}
