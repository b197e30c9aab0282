/** An account as the engine knows it at a version; the row is in the business store. */
export interface AccountNode {
  readonly workspaceId: string;
  readonly id: number;
  /** The id in the business system. */
  readonly key: string;
  readonly version: number;
}
