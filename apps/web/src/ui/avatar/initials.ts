/** One or two letters that stand for a name: first letters of its first and last word, or its first letter or digit. */
export function initials(name: string, letters: 1 | 2): string {
  const words = name
    .split(/[\s._@-]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return "–";
  const end = words[words.length - 1];
  // "Household 1041" is marked H: a number tells nobody apart at a glance.
  const last = words.length > 1 && end !== undefined && /^\p{L}/u.test(end) ? end : undefined;
  const head = (word: string) => [...word][0]?.toLocaleUpperCase() ?? "";
  return letters === 2 && last !== undefined ? head(first) + head(last) : head(first);
}
