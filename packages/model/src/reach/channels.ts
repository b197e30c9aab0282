import type { Condition } from "../conditions/condition.ts";

export type ReachChannel = "email" | "sms" | "push" | "in-app" | "webhook";

export interface ChannelRule {
  readonly channel: ReachChannel;
  /** Traits that hold the address, the first that has one counts; none: the channel needs no address of the customer. */
  readonly address: readonly string[];
  /** What an address has in it at least. */
  readonly has?: string;
  /** Whoever has not said anything may not be reached. */
  readonly asks: boolean;
}

/** Where each channel finds a customer, and whether it waits for a yes (`docs/counting.md`, Reach). */
export const channelsOfReach: readonly ChannelRule[] = [
  { channel: "email", address: ["email"], has: "@", asks: true },
  { channel: "sms", address: ["phone", "mobile"], asks: true },
  { channel: "push", address: ["pushToken", "deviceToken"], asks: true },
  { channel: "in-app", address: [], asks: false },
  { channel: "webhook", address: [], asks: false },
];

/** Who has an address of the channel. */
export function hasAddress({ address, has }: ChannelRule): Condition {
  if (address.length === 0) return { all: [] };
  return {
    any: address.map((trait) => ({ trait: has ? { trait, op: "contains", value: has } : { trait, op: "is set" } })),
  };
}
