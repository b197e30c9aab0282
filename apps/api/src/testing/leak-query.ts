import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isNonNullType, isObjectType } from "graphql";

/** Arguments for fields that need one. Single nodes are reached through the lists, which hold all that may be seen. */
const given: Readonly<Record<string, string>> = {
  "Workspace.population": "(where: { all: [] })",
  "Workspace.overlap": "(of: [{ all: [] }, { not: { all: [] } }])",
  "Workspace.compare": "(a: { all: [] }, b: { not: { all: [] } })",
  "Workspace.trend":
    '(query: { unit: "customer", series: [{ event: "order.placed", measure: "sum", property: "amount" }], interval: "month", range: { from: "2026-10-01", to: "2026-11-30" } })',
  "Customer.trait": '(name: "email")',
};

export interface FieldQuery {
  /** `Account.orders`. */
  readonly field: string;
  readonly query: string;
}

/**
 * One query per field that can be reached below `Workspace`, along the shortest way, with everything plain that its type
 * has: what is new in the schema is asked for without a line being added here.
 */
export function fieldQueries(schema: GraphQLSchema): readonly FieldQuery[] {
  const queries: FieldQuery[] = [];
  const seen = new Set(["Workspace"]);
  const queue: { type: GraphQLObjectType; wrap: (inner: string) => string }[] = [];
  const start = schema.getType("Workspace");
  if (isObjectType(start)) queue.push({ type: start, wrap: (inner) => `{ workspace(id: "w") { ${inner} } }` });
  for (let at = queue.shift(); at; at = queue.shift()) {
    const { type, wrap } = at;
    for (const field of Object.values(type.getFields())) {
      const name = `${type.name}.${field.name}`;
      const args = given[name] ?? (field.args.some((arg) => arg.name === "first") ? "(first: 3)" : "");
      const needs = field.args.some((arg) => isNonNullType(arg.type) && arg.defaultValue === undefined);
      if (needs && given[name] === undefined) continue;
      const of = getNamedType(field.type);
      const inner = isObjectType(of) ? `${field.name}${args} { ${plainFields(of)} }` : `${field.name}${args}`;
      queries.push({ field: name, query: wrap(inner) });
      if (!isObjectType(of) || seen.has(of.name)) continue;
      seen.add(of.name);
      queue.push({ type: of, wrap: (deeper) => wrap(`${field.name}${args} { ${deeper} }`) });
    }
  }
  return queries;
}

function plainFields(type: GraphQLObjectType): string {
  const plain = Object.values(type.getFields()).filter(
    (field) => !isObjectType(getNamedType(field.type)) && field.args.every((arg) => !isNonNullType(arg.type)),
  );
  return ["__typename", ...plain.map(({ name }) => name)].join(" ");
}
