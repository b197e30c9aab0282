/** Who asks. Every repository and every plan takes one: there is no method without a scope. */
export type Role = "admin" | "marketer" | "engineer" | "seller";

export interface Principal {
  /** Stable id for audit: `token:<id>`, `local` or `system:<process>`. */
  readonly id: string;
  readonly role: Role;
  /** The one workspace this principal may read; `*` only for `local` and `system:` principals. */
  readonly workspaceId: string;
  /** The owner record whose accounts a seller sees. */
  readonly ownerId?: string;
}

/** What of a workspace is visible; ANDed inside every query. `accountsOf` = that owner's accounts and their people. */
export type Scope = { readonly kind: "all" } | { readonly kind: "accountsOf"; readonly ownerId: string };

/** A seller without an owner record sees nothing: the owner id "" matches no row. */
export function scopeOf(principal: Principal): Scope {
  return principal.role === "seller" ? { kind: "accountsOf", ownerId: principal.ownerId ?? "" } : { kind: "all" };
}
