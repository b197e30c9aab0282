/** The one text of an exact decimal: no needless zeros, no point without digits, no negative zero ("10.5000": "10.5"). */
export function canonicalDecimal(amount: string): string {
  const parts = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(amount);
  if (!parts) return amount;
  const [, sign, whole, fraction] = parts;
  const digits = fraction ? `${whole}.${fraction}` : `${whole}`;
  return digits === "0" ? digits : `${sign}${digits}`;
}
