/** One step of a recipe: a command, a file to write, or a line to put before the first line that holds a text. */
export type RecipeStep =
  | { readonly kind: "run"; readonly command: readonly string[] }
  | { readonly kind: "file"; readonly path: string; readonly text: string }
  | { readonly kind: "line"; readonly path: string; readonly before: string; readonly text: string };

const block = /^```\w+ (file|line|run)(?:=(\S+))?(?: before=("[^"]+"|\S+))?\n([\s\S]*?)^```$/gm;

/** The code blocks of a recipe that say where they belong; blocks without a place are illustration. */
export function recipeSteps(markdown: string): readonly RecipeStep[] {
  return [...markdown.matchAll(block)].map(([, kind, path = "", before = "", text = ""]) => {
    if (kind === "run") return { kind, command: text.trim().split(" ") };
    return kind === "file" ? { kind, path, text } : { kind: "line", path, before: before.replaceAll('"', ""), text };
  });
}

/** Throws when the line that the step refers to is not there: the recipe has fallen behind the code. */
export function insertLine(target: string, step: Extract<RecipeStep, { kind: "line" }>): string {
  const lines = target.split("\n");
  const at = lines.findIndex((line) => line.includes(step.before));
  if (at < 0) throw new Error(`${step.path} has no line with ${step.before}: bring the recipe up to date.`);
  return [...lines.slice(0, at), step.text.trimEnd(), ...lines.slice(at)].join("\n");
}
