import { complain, type Reader } from "./reader.ts";

export const maxBytes = 256 * 1024;
export const maxNesting = 64;

/** Keys below which a condition stands. */
const nesting: ReadonlySet<string> = new Set(["all", "any", "not", "who"]);

/** One iterative scan before anything recurses: nesting, and the size of the JSON in bytes. */
export function withinLimits(reader: Reader, json: unknown): boolean {
  const stack: { value: unknown; level: number }[] = [{ value: json, level: 1 }];
  let bytes = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, level } = next;
    bytes += typeof value === "string" ? new TextEncoder().encode(value).length + 3 : 4;
    if (typeof value === "object" && value !== null) {
      for (const [key, child] of Object.entries(value)) {
        const nests = !Array.isArray(value) && nesting.has(key);
        if (!Array.isArray(value)) bytes += key.length + 3;
        stack.push({ value: child, level: nests ? level + 1 : level });
      }
    }
    if (level > maxNesting && !Array.isArray(value)) {
      complain(reader, [], "tooDeep", `conditions nest at most ${maxNesting} levels`);
      return false;
    }
    if (bytes > maxBytes) {
      complain(reader, [], "tooLarge", "the definition is larger than 256 KB");
      return false;
    }
  }
  return true;
}
