const SCALE = 10_000n;

/** Decimal text as whole ten-thousandths, the grain of money; digits past the fourth are rounded half away from zero. */
export function toTenThousandths(text: string): bigint {
  const plain = /e/i.test(text) ? Number(text).toFixed(8) : text;
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(plain);
  if (!match) throw new Error(`not a decimal number: ${text}`);
  const digits = (match[3] ?? "").padEnd(5, "0");
  const whole = BigInt(match[2] ?? "0") * SCALE + BigInt(digits.slice(0, 4)) + (digits.charAt(4) >= "5" ? 1n : 0n);
  return match[1] === "-" ? -whole : whole;
}

/** The shortest decimal text of whole ten-thousandths. */
export function decimalText(value: bigint): string {
  const size = value < 0n ? -value : value;
  const fraction = (size % SCALE).toString().padStart(4, "0").replace(/0+$/, "");
  return `${value < 0n ? "-" : ""}${size / SCALE}${fraction ? `.${fraction}` : ""}`;
}
