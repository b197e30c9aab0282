/** The id under which a masked error is in the log, if the answer carries one. */
export function errorId(error: unknown): string | null {
  for (const one of graphqlErrors(error)) {
    const extensions = Reflect.get(one, "extensions");
    const id = isObject(extensions) ? (Reflect.get(extensions, "errorId") ?? Reflect.get(extensions, "id")) : null;
    if (typeof id === "string") return id;
  }
  return null;
}

function graphqlErrors(error: unknown): object[] {
  if (!isObject(error)) return [];
  const inner = Reflect.get(error, "errors");
  return Array.isArray(inner) ? inner.filter(isObject) : [error];
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}
