/** A field as the catalog describes it: the one object that every picker shows. */
export interface FieldChoice {
  readonly of: string;
  readonly name: string;
  readonly type: string;
  readonly fill: number;
  readonly rows: number;
  readonly top: readonly { readonly value: string; readonly count: number }[];
}

/** "product.department" → "product department", "householdSize" → "household size". */
export function fieldTitle(name: string): string {
  return name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/[._-]+/g, " ")
    .toLowerCase();
}

export const isNumeric = (type: string): boolean => type === "number" || type === "money";
