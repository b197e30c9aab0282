/** A typed number, or undefined while it is not one. */
export function numberOf(text: string): number | undefined {
  if (text.trim() === "") return undefined;
  const value = Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : undefined;
}

/** A pasted or typed list: commas, semicolons, tabs or new lines between, empty parts left out, each value once. */
export function listOf(text: string, numeric: boolean): readonly (string | number)[] {
  const parts = text
    .split(/[,;\n\r\t]/)
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const unique = [...new Set(parts)];
  return numeric ? unique.flatMap((part) => numberOf(part) ?? []) : unique;
}
