import type { FieldLetter } from "../relations.ts";
import { instantOf } from "./instant-text.ts";

/** One value under each letter it can be read as (`relations.ts`). `s` and `l` are still text here. */
export type Typed = readonly (readonly [FieldLetter, string | number | bigint | boolean | readonly string[]])[];

/** Text, number or boolean of a JSON document; anything else has no letter. */
export function typedValue(value: unknown, zone: string): Typed {
  if (typeof value === "string") {
    const t = instantOf(value, zone);
    return t === undefined
      ? [["s", value]]
      : [
          ["s", value],
          ["t", t],
        ];
  }
  if (typeof value === "boolean") return [["b", value]];
  if (typeof value !== "number" || !Number.isFinite(value)) return [];
  const exact = tenThousandfold(value);
  return exact === undefined
    ? [["n", value]]
    : [
        ["n", value],
        ["d", exact],
      ];
}

/** Money of a business record: decimal text, taken digit by digit; never through a float. */
export function typedMoney(text: string): Typed {
  const exact = parseDecimal(text);
  return exact === undefined
    ? []
    : [
        ["d", exact],
        ["n", Number(text)],
      ];
}

const decimalText = /^([+-]?)(\d{1,14})(?:\.(\d{1,4})0*)?$/;

/** `-12.5` -> -125000n; undefined when it is not a decimal(18,4). */
export function parseDecimal(text: string): bigint | undefined {
  const match = decimalText.exec(text.trim());
  if (!match) return undefined;
  const digits = BigInt(`${match[2]}${(match[3] ?? "").padEnd(4, "0")}`);
  return match[1] === "-" ? -digits : digits;
}

/** A number has at most 4 decimals exactly when it is the double nearest to such a decimal. */
function tenThousandfold(value: number): bigint | undefined {
  if (Math.abs(value) >= 1e11)
    return Number.isInteger(value) && Math.abs(value) < 1e14 ? BigInt(value) * 10_000n : undefined;
  const scaled = Math.round(value * 10_000);
  return scaled / 10_000 === value ? BigInt(scaled) : undefined;
}
