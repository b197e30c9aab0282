/** A scalar, or a list of scalars: the only values that a test compares with. Objects are refused (operators of a store). */
export type ScalarValue = string | number | boolean;
export type InputValue = ScalarValue | readonly ScalarValue[];

/** JSON as it was stored. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

export type JsonObject = { readonly [key: string]: JsonValue };

export type ColumnValues = readonly (number | string | null)[];
