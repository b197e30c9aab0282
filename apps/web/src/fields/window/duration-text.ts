type DurationUnit = "hour" | "day" | "week" | "month" | "year";

const letters: Record<DurationUnit, string> = { hour: "H", day: "D", week: "W", month: "M", year: "Y" };
const isUnit = (name: string): name is DurationUnit => name in letters;

/** Units in the order of their length, for a list of choices. */
export const durationUnits: readonly DurationUnit[] = ["hour", "day", "week", "month", "year"];

/** "P7D" → 7 days. Days and longer are calendar units, hours are exact. Null when it is no such duration. */
export function readDuration(text: string): { readonly count: number; readonly unit: DurationUnit } | null {
  const match = /^P(?:(\d{1,4})([DWMY])|T(\d{1,5})H)$/.exec(text);
  if (!match) return null;
  if (match[3] !== undefined) return { count: Number(match[3]), unit: "hour" };
  const unit = durationUnits.find((name) => letters[name] === match[2]) ?? "day";
  return { count: Number(match[1]), unit };
}

export function writeDuration(count: number, unit: string): string {
  const name = isUnit(unit) ? unit : "day";
  const whole = Math.max(1, Math.min(9999, Math.round(count)));
  return name === "hour" ? `PT${whole}H` : `P${whole}${letters[name]}`;
}
