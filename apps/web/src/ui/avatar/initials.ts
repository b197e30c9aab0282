/** One or two letters that stand for a name: first letters of its first and last word, or its first letter or digit. */
export function initials(name: string, letters: 1 | 2): string {
  const words = name
    .split(/[\s._@-]+/u)
    .map((word) => word.replace(/[^\p{L}\p{N}]/gu, ""))
    .filter((word) => word !== "");
  const first = words[0];
  if (first === undefined) return "–";
  const last = words.length > 1 ? words[words.length - 1] : undefined;
  const head = (word: string) => [...word][0]?.toLocaleUpperCase() ?? "";
  return letters === 2 && last !== undefined ? head(first) + head(last) : head(first);
}
