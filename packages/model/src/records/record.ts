/**
 * A record kind is one sort of business row (account, order, ...). Its fields are data: tables, import columns, catalog,
 * engine columns and docs come from them. Column names in files and in GraphQL are the field names, stored names are
 * snake_case of them.
 */
export type FieldType = "text" | "number" | "money" | "boolean" | "instant" | "date" | "key";

export interface RecordField {
  readonly type: FieldType;
  readonly required?: boolean;
  /** The record kind that a `key` points to; `customer` for a user id, `identifier` for any identifier of a customer. */
  readonly to?: string;
  readonly values?: readonly string[];
  readonly describe: string;
}

/** How a row reads as a business event of its account and customer (`docs/counting.md`). */
export interface RecordEvent {
  readonly name: string;
  /** The field that holds the event's instant; a date field means the start of that day in the workspace's zone. */
  readonly at: string;
  /** The event exists only while this field has this value. */
  readonly when?: { readonly field: string; readonly is: string };
  /** It does not exist while this field has one of these values. */
  readonly unless?: { readonly field: string; readonly is: readonly string[] };
}

export interface RecordKind {
  readonly kind: string;
  /** The word used by `throughline import <plural>`. */
  readonly plural: string;
  readonly describe: string;
  readonly key: readonly string[];
  readonly fields: Readonly<Record<string, RecordField>>;
  /**
   * Rows that take account, customer and instant from a parent row when their own are empty. Writing a parent renews the
   * `seq` of its children, in the same transaction, so that sync reads them again.
   */
  readonly parent?: { readonly kind: string; readonly by: string };
  readonly events: readonly RecordEvent[];
  /** Many-to-one records whose fields can be read from this kind's events as `<name>.<field>`, e.g. `product.department`. */
  readonly relations?: Readonly<Record<string, { readonly kind: string; readonly by: string }>>;
}

/** A row as it is written and read: declared fields, and unknown columns of the import under `attributes`. */
export interface BusinessRecord {
  readonly kind: string;
  /** The key fields joined with U+001F. */
  readonly key: string;
  readonly values: Readonly<Record<string, RecordValue>>;
  readonly attributes: Readonly<Record<string, RecordValue>>;
}

/** Money is decimal text with at most 4 decimals; instants are milliseconds; dates are `YYYY-MM-DD`. */
export type RecordValue = string | number | boolean | null;
