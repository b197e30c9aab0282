const maxDepth = 4;
const maxLength = 120;

/**
 * Calls `visit` for each leaf of a JSON object with its dotted name: `page.url`. A list of scalars is one leaf; a list of
 * objects gives each of their fields as a list (`products.sku`). What is nested deeper than 4 is left to the store.
 */
export function flatten(value: unknown, prefix: string, visit: (name: string, leaf: unknown) => void, depth = 0): void {
  if (typeof value !== "object" || value === null || depth >= maxDepth) return;
  for (const [key, child] of Object.entries(value)) {
    const name = prefix + key;
    if (child === null || child === undefined || name.length > maxLength) continue;
    if (Array.isArray(child)) flattenList(child, name, visit);
    else if (typeof child === "object") flatten(child, `${name}.`, visit, depth + 1);
    else visit(name, child);
  }
}

function flattenList(list: readonly unknown[], name: string, visit: (name: string, leaf: unknown) => void): void {
  const scalars = list.filter((item) => item !== null && typeof item !== "object");
  if (scalars.length > 0 || list.length === 0) {
    visit(name, scalars);
    return;
  }
  const fields = new Map<string, unknown[]>();
  for (const item of list.slice(0, 1000))
    flatten(item, `${name}.`, (field, leaf) => {
      if (!Array.isArray(leaf)) fields.set(field, [...(fields.get(field) ?? []), leaf]);
    });
  for (const [field, leaves] of fields) visit(field, leaves);
}
