/** How many single letters must be put in, left out or changed to make `a` of `b`. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The name that was most likely meant, if one is near enough. */
export function nearest(given: string, names: readonly string[]): string | undefined {
  const ranked = names.map((name) => ({ name, far: distance(given.toLowerCase(), name.toLowerCase()) }));
  const best = ranked.toSorted((a, b) => a.far - b.far)[0];
  return best && best.far <= Math.max(2, Math.floor(given.length / 3)) ? best.name : undefined;
}

/** " Did you mean import?", or nothing. */
export function suggestion(given: string, names: readonly string[]): string {
  const name = nearest(given, names);
  return name ? ` Did you mean ${name}?` : "";
}
