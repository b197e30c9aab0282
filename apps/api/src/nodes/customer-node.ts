/** A customer as the engine knows it at a version; the body is in the document store. */
export interface CustomerNode {
  readonly workspaceId: string;
  readonly id: number;
  /** The canonical identifier, e.g. `user:42`. */
  readonly key: string;
  readonly firstSeen: number | null;
  readonly lastSeen: number | null;
  readonly version: number;
}
