/** The plural of a workspace's word for its customers or accounts. */
export function plural(noun: string): string {
  if (noun === "person") return "people";
  if (/(s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** With a capital, as a column or a heading. */
export function nounTitle(noun: string): string {
  return noun.charAt(0).toLocaleUpperCase() + noun.slice(1);
}
