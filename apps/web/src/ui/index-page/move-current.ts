/** The key of the row that J or K leads to; the ends hold, and nothing current starts at the nearer end. */
export function moveCurrent(keys: readonly string[], current: string | undefined, step: 1 | -1): string | undefined {
  if (keys.length === 0) return undefined;
  const at = current === undefined ? -1 : keys.indexOf(current);
  if (at === -1) return step === 1 ? keys[0] : keys[keys.length - 1];
  return keys[Math.min(keys.length - 1, Math.max(0, at + step))];
}
