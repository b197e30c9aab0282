/** How the lines of a definition count together: all of them, or any. One condition alone is all there is. */
export function wholeOf(definition: unknown): "all" | "any" {
  return typeof definition === "object" && definition !== null && "any" in definition ? "any" : "all";
}
