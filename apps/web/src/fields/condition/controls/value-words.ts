import { type FieldTest, lengthWords, operators } from "@throughline/model";

const shown = 4;

/** A value as it stands on its token: "DE, AT and 3 more". */
export function valueWords({ op, value }: FieldTest): string {
  if (value === undefined || value === "") return "choose";
  if (Array.isArray(value)) {
    if (value.length === 0) return "choose";
    if (operators[op].operand === "pair") return value.join(" and ");
    const more = value.length > shown ? ` and ${value.length - shown} more` : "";
    return `${value.slice(0, shown).map(one).join(", ")}${more}`;
  }
  if (operators[op].operand === "duration") return lengthWords(String(value));
  return one(value);
}

const one = (value: unknown): string => (value === true ? "yes" : value === false ? "no" : String(value));
