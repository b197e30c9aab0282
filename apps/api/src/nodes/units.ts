/** The two types that orders, activity and timelines belong to: what they share is defined once, for each of these. */
export const units = [
  { of: "customer", type: "Customer" },
  { of: "account", type: "Account" },
] as const;
