const PLACES = 4;

/** The exact sum of decimal texts with at most four decimals, as decimal text; what is no decimal counts nothing. */
export function sumDecimals(amounts: readonly string[]): string {
  const total = amounts.reduce((sum, amount) => sum + units(amount), 0n);
  const sign = total < 0n ? "-" : "";
  const digits = (total < 0n ? -total : total).toString().padStart(PLACES + 1, "0");
  return `${sign}${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`;
}

function units(amount: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{0,4}))?$/.exec(amount);
  if (!match) return 0n;
  const size = BigInt(`${match[2]}${(match[3] ?? "").padEnd(PLACES, "0")}`);
  return match[1] === "-" ? -size : size;
}
