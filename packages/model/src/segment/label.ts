import type { Problem } from "../problem.ts";

const longestName = 120;
const longestDescription = 2_000;
const mostTags = 20;
const longestTag = 40;

export interface GivenLabel {
  readonly name: string;
  readonly description: string;
  readonly tags: readonly string[];
}

/** A label without spaces around its texts and with each tag once, and what is wrong with it. */
export function readLabel(given: GivenLabel): { readonly label: GivenLabel; readonly problems: readonly Problem[] } {
  const label = {
    name: given.name.trim(),
    description: given.description.trim(),
    tags: [...new Set(given.tags.map((tag) => tag.trim()).filter((tag) => tag !== ""))],
  };
  const problems: Problem[] = [];
  if (label.name.length === 0 || label.name.length > longestName)
    problems.push({ code: "badName", message: `A name has 1 to ${longestName} characters.`, path: ["name"] });
  if (label.description.length > longestDescription) {
    const message = `A description has at most ${longestDescription} characters.`;
    problems.push({ code: "tooLong", message, path: ["description"] });
  }
  if (label.tags.length > mostTags || label.tags.some((tag) => tag.length > longestTag)) {
    const message = `At most ${mostTags} tags of at most ${longestTag} characters each.`;
    problems.push({ code: "badTags", message, path: ["tags"] });
  }
  return { label, problems };
}
