/** How identifiers become customers (`docs/counting.md`, Identity). Plain JSON, as it is saved. */
export interface IdentityRules {
  /** Types in the order of their priority; those that are not listed come after, alike. */
  readonly priority: readonly string[];
  /** How many identifiers of a type one customer may have. */
  readonly limits: Readonly<Record<string, number>>;
  /** The limit of every other type. */
  readonly otherLimit: number;
  /** Values that name nobody, whatever the type. Compared folded. */
  readonly blocked: readonly string[];
  /** Values that are nothing but zeros, such as `0` or a UUID of zeros, name nobody either. */
  readonly blockZeros: boolean;
  /** An address counts as the person's when the trait `flag` of the same message is true. */
  readonly verifiedEmail: { readonly trait: string; readonly flag: string };
}

export const defaultIdentityRules: IdentityRules = {
  priority: ["user", "email"],
  limits: { user: 1 },
  otherLimit: 5,
  blocked: ["null", "-1", "anonymous"],
  blockZeros: true,
  verifiedEmail: { trait: "email", flag: "emailVerified" },
};

export function limitOf(rules: IdentityRules, type: string): number {
  return (Object.hasOwn(rules.limits, type) ? rules.limits[type] : undefined) ?? rules.otherLimit;
}

/** 0 is the first; types that are not listed are equal. */
export function priorityOf(rules: IdentityRules, type: string): number {
  const place = rules.priority.indexOf(type);
  return place < 0 ? rules.priority.length : place;
}
