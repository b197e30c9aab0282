import { same } from "../../../settings/json.ts";
import type { Label } from "./use-label.ts";

/** What two people called a segment meanwhile: what only one of them changed is taken, and mine where both did. */
export interface MergedLabel {
  readonly label: Label;
  /** What both changed, in different ways. */
  readonly clashes: readonly (keyof Label)[];
}

export function mergedLabel(base: Label, mine: Label, theirs: Label): MergedLabel {
  const changedBy = (who: Label, field: keyof Label) => !same(who[field], base[field]);
  const from = (field: keyof Label) => (changedBy(mine, field) ? mine : theirs);
  const fields = ["name", "description", "tags"] as const;
  return {
    label: { name: from("name").name, description: from("description").description, tags: from("tags").tags },
    clashes: fields.filter(
      (field) => from(field) === mine && changedBy(theirs, field) && !same(mine[field], theirs[field]),
    ),
  };
}
