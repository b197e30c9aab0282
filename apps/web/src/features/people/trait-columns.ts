interface WithTraits {
  readonly traits: readonly { readonly name: string; readonly value: unknown }[];
}

/** Names and addresses say who somebody is; the list shows them elsewhere. */
const identity = /^(name|first_?name|last_?name|full_?name|e-?mail|phone|id|user_?id|avatar|address|created_?at)$/i;
/** Traits that say where somebody belongs come first. */
const telling = [
  "country",
  "region",
  "city",
  "plan",
  "tier",
  "status",
  "income",
  "age",
  "size",
  "household",
  "language",
];

/** Up to `most` traits that tell the shown people apart: known of at least a third of them and short enough to print. */
export function traitColumns(people: readonly WithTraits[], most = 3): string[] {
  const known = new Map<string, number>();
  for (const { traits } of people)
    for (const { name, value } of traits)
      if (!identity.test(name) && isShort(value)) known.set(name, (known.get(name) ?? 0) + 1);
  const rank = (name: string) => {
    const at = telling.findIndex((word) => name.toLowerCase().includes(word));
    return at === -1 ? telling.length : at;
  };
  return [...known.keys()]
    .filter((name) => (known.get(name) ?? 0) * 3 >= people.length)
    .sort((a, b) => rank(a) - rank(b) || (known.get(b) ?? 0) - (known.get(a) ?? 0) || (a < b ? -1 : 1))
    .slice(0, most);
}

function isShort(value: unknown): boolean {
  return typeof value === "string" ? value.length <= 24 : typeof value === "number" || typeof value === "boolean";
}
