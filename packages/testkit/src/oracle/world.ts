/** A small world as plain data: what the oracle loops over, and what a test fills an engine's relations with. */
export type FieldValue = string | number | boolean | readonly string[];
export type Fields = Readonly<Record<string, FieldValue>>;

export interface WorldEvent {
  /** 0 collected, 1 business. */
  readonly kind: number;
  readonly name: string;
  readonly customer: number | null;
  readonly account: number | null;
  readonly product: number | null;
  readonly session: string | null;
  readonly t: number;
  readonly seq: number;
  readonly properties: Fields;
  /** Texts by which it tells where its session came from; a session takes those of its first event that has any. */
  readonly entry?: Fields;
  /** Traits that an `Identified` states; null takes one back. */
  readonly stated?: Readonly<Record<string, FieldValue | null>>;
}

export interface WorldRecord {
  readonly id: number;
  readonly fields: Fields;
}

export interface WorldCustomer extends WorldRecord {
  /** When its profile was made; absent for customers that are only known by events or memberships. */
  readonly made?: number;
}

/** An order or an opportunity: when it was placed or created, and of whom. */
export interface WorldDeal extends WorldRecord {
  readonly t: number;
  readonly account: number | null;
  readonly customer: number | null;
}

export interface Membership {
  readonly customer: number;
  readonly account: number;
  readonly primary: boolean;
}

/** A stay in a saved segment; `to` is null while it lasts. */
export interface WorldSpell {
  readonly segment: string;
  readonly customer: number | null;
  readonly account: number | null;
  readonly from: number;
  readonly to: number | null;
}

export interface World {
  readonly events: readonly WorldEvent[];
  readonly customers: readonly WorldCustomer[];
  readonly accounts: readonly WorldRecord[];
  readonly products: readonly WorldRecord[];
  readonly memberships: readonly Membership[];
  readonly orders?: readonly WorldDeal[];
  readonly opportunities?: readonly WorldDeal[];
  readonly spells?: readonly WorldSpell[];
}
