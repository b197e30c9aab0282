import type { ValueFormat } from "../insight/trend/result/answer.ts";

/** A figure in a sentence: "1,297", "$19,475.09", "−2.5". Money has its own sign, as on every screen. */
export function figureWords(value: number, { kind, currency, decimals }: ValueFormat): string {
  const money =
    kind === "money" && currency
      ? ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const)
      : { maximumFractionDigits: kind === "count" ? 0 : decimals };
  return value.toLocaleString("en-GB", money).replace("-", "\u2212");
}
