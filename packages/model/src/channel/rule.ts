import type { FieldTest } from "../conditions/condition.ts";

/** A test of one text that a session came with: `utmSource`, `referrer`, `clickId`, `entryPage` and the like. */
export interface EntryTest extends FieldTest {
  readonly field: string;
}

/**
 * One row of the table of channels. It matches a session that satisfies every test of `all` and, where `any` is given, at
 * least one of `any`; without tests it matches every session. The channel is a name, or the text that the sender gave.
 */
export type ChannelRule = {
  readonly all?: readonly EntryTest[];
  readonly any?: readonly EntryTest[];
} & ({ readonly channel: string } | { readonly channelFrom: "givenChannel" });

/** In order: the first rule that matches a session names its channel, and the last one matches all. */
export interface ChannelRules {
  readonly rules: readonly ChannelRule[];
}
