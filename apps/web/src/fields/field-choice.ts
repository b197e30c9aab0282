/** A field as the catalog describes it: the one object that every picker shows. */
export interface FieldChoice {
  readonly of: string;
  readonly name: string;
  /** How it is written, where the name is an id. */
  readonly title?: string;
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

/** How a field is written in a list and in a sentence. */
export const titleOf = ({ name, title }: FieldChoice): string => title ?? fieldTitle(name);

export const isNumeric = (type: string): boolean => type === "number" || type === "money";
