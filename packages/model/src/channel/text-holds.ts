import type { FieldTest } from "../conditions/condition.ts";
import { foldText } from "../text/fold-text.ts";

/** Does a known text satisfy a positive test? The same rules as for stored texts, for names that are in no store. */
export function textHolds({ op, value }: FieldTest, text: string): boolean {
  if (op === "is set") return true;
  const folded = foldText(text);
  const texts = (Array.isArray(value) ? value : [value]).filter((one) => typeof one === "string").map(foldText);
  const [first = ""] = texts;
  switch (op) {
    case "is":
    case "in":
      return texts.includes(folded);
    case "contains":
      return texts.length > 0 && folded.includes(first);
    case "starts with":
      return texts.length > 0 && folded.startsWith(first);
    case "ends with":
      return texts.length > 0 && folded.endsWith(first);
    default:
      return false;
  }
}
