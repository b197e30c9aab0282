import type { ColumnMapping } from "../../gql/graphql.ts";

/** What a column becomes: a field of the kind, an attribute under the column's own name, or nothing. */
export type Target =
  | { readonly to: "field"; readonly field: string }
  | { readonly to: "attribute" }
  | { readonly to: "nothing" };

export interface PreviewColumnLike {
  readonly column: string;
  readonly field?: string | null;
}

export interface KindFields {
  readonly fields: readonly { readonly name: string; readonly required: boolean }[];
}

export type Mapping = ReadonlyMap<string, Target>;

/** The mapping that the names suggest: a field where the preview found one, else an attribute. */
export function suggested(columns: readonly PreviewColumnLike[], kind: KindFields): Mapping {
  const fields = new Set(kind.fields.map((field) => field.name));
  return new Map(
    columns.map(({ column, field }): [string, Target] => [
      column,
      field && fields.has(field) ? { to: "field", field } : { to: "attribute" },
    ]),
  );
}

/** One value per choice for the form control: `field:orderId`, `attribute`, `nothing`. */
export function choiceOf(target: Target | undefined): string {
  if (target === undefined) return "attribute";
  return target.to === "field" ? `field:${target.field}` : target.to;
}

export function targetOf(choice: string): Target {
  if (choice.startsWith("field:")) return { to: "field", field: choice.slice("field:".length) };
  return { to: choice === "nothing" ? "nothing" : "attribute" };
}

/** As the API takes it: an empty field leaves the column out, a name that is no field makes an attribute. */
export function mappingInput(mapping: Mapping): ColumnMapping[] {
  return [...mapping].map(([column, target]) => ({
    column,
    field: target.to === "field" ? target.field : target.to === "attribute" ? column : null,
  }));
}

export interface MappingProblems {
  /** Fields that two columns claim. */
  readonly twice: readonly string[];
  /** Required fields that no column fills. */
  readonly missing: readonly string[];
}

export function mappingProblems(mapping: Mapping, kind: KindFields): MappingProblems {
  const claimed = [...mapping.values()].flatMap((target) => (target.to === "field" ? [target.field] : []));
  return {
    twice: [...new Set(claimed.filter((name, at) => claimed.indexOf(name) !== at))],
    missing: kind.fields.filter((field) => field.required && !claimed.includes(field.name)).map((field) => field.name),
  };
}
