/** An instant as the clocks of a zone show it: `2026-11-22 17:30:05`. */
export function wallText(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "medium" }).format(instant);
}

/** `2026-11-22 17:30:05.123456` that many seconds earlier, in the same spelling. */
export function earlierText(text: string, seconds: number): string {
  const [wall = "", fraction] = text.split(".");
  const at = Date.parse(`${wall.replace(" ", "T")}Z`) - seconds * 1000;
  const before = new Date(Math.max(0, at)).toISOString().slice(0, 19).replace("T", " ");
  return fraction === undefined ? before : `${before}.${fraction}`;
}
