import { complain, type Path, type Reader } from "./reader.ts";

export const maxBytes = 256 * 1024;
export const maxNesting = 64;

/** Keys below which a condition stands. */
const nesting: ReadonlySet<string> = new Set(["all", "any", "not", "who"]);

interface Visited {
  readonly value: unknown;
  readonly level: number;
  readonly key?: string | number;
  readonly within?: Visited;
}

/** One iterative scan before anything recurses: nesting, at its node, and the size of the JSON in bytes. */
export function withinLimits(reader: Reader, json: unknown): boolean {
  const stack: Visited[] = [{ value: json, level: 1 }];
  let bytes = 0;
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { value, level } = next;
    const isList = Array.isArray(value);
    bytes += typeof value === "string" ? new TextEncoder().encode(value).length + 3 : 4;
    if (level > maxNesting && !isList) {
      complain(reader, pathOf(next), "tooDeep", `conditions nest at most ${maxNesting} levels`);
      return false;
    }
    if (typeof value === "object" && value !== null) {
      for (const [name, child] of Object.entries(value)) {
        const key = isList ? Number(name) : name;
        const nests = !isList && nesting.has(name);
        if (!isList) bytes += name.length + 3;
        stack.push({ value: child, level: nests ? level + 1 : level, key, within: next });
      }
    }
    if (bytes > maxBytes) {
      complain(reader, [], "tooLarge", "the definition is larger than 256 KB");
      return false;
    }
  }
  return true;
}

function pathOf(visited: Visited): Path {
  const keys: (string | number)[] = [];
  for (let at: Visited | undefined = visited; at?.key !== undefined; at = at.within) keys.unshift(at.key);
  return keys;
}
