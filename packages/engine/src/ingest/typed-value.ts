const decimalText = /^([+-]?)(\d{1,14})(?:\.(\d{1,4})0*)?$/;

/** `-12.5` -> -125000, digit by digit, never through a float; undefined when it is not a decimal(18,4). */
export function parseDecimal(text: string): number | bigint | undefined {
  const match = decimalText.exec(text.trim());
  if (!match) return undefined;
  const [, sign = "", whole = "", fraction = ""] = match;
  const digits = `${sign === "-" ? "-" : ""}${whole}${fraction.padEnd(4, "0")}`;
  const value = Number(digits);
  return Number.isSafeInteger(value) ? value : BigInt(digits);
}

/** The 10,000-fold of a number; a number has at most 4 decimals exactly when it is the double nearest to such a decimal. */
export function tenThousandfold(value: number): number | bigint | undefined {
  if (Math.abs(value) < 1e11) {
    const scaled = Math.round(value * 10_000);
    return scaled / 10_000 === value ? scaled : undefined;
  }
  return Number.isInteger(value) && Math.abs(value) < 1e14 ? BigInt(value) * 10_000n : undefined;
}
