/** Everything is formatted for British English; a minus is U+2212 and a unit stands after a no-break space. */
export const locale = "en-GB";
export const none = "–";

const minus = "\u2212";
const noBreak = "\u00a0";

const cache = new Map<string, Intl.NumberFormat>();
function formatter(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = JSON.stringify(options);
  const found = cache.get(key);
  if (found) return found;
  // British English writes "1.24m"; the look's "1.24M" and "12.5k" come from the plain English compact forms.
  const made = new Intl.NumberFormat(options.notation === "compact" ? "en" : locale, options);
  cache.set(key, made);
  return made;
}

const typographic = (text: string): string => text.replace(/^-/, minus).replace(/(^|[(])-(?=[^\s])/g, `$1${minus}`);

/** `1234.5` with `decimals` 1 → "1,234.5". */
export function formatNumber(value: number, decimals = 0): string {
  return typographic(
    formatter({ minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(value === 0 ? 0 : value),
  );
}

/** A number with as many decimals as it needs, at most `most`. */
export function formatLoose(value: number, most = 2): string {
  return typographic(formatter({ maximumFractionDigits: most }).format(value === 0 ? 0 : value));
}

/** KPIs: exact below 10,000, else three significant digits: "12.5k", "1.24M". */
export function formatCompact(value: number, decimals = 0): string {
  if (Math.abs(value) < 10_000) return formatNumber(value, decimals);
  return typographic(formatter({ notation: "compact", maximumSignificantDigits: 3 }).format(value)).replace("K", "k");
}

/** Exact decimal text or number with its currency: "€46.20". Whole amounts of 10,000 and more drop the cents when `compact`. */
export function formatMoney(amount: number | string, currency: string | null | undefined, compact = false): string {
  const value = typeof amount === "string" ? Number(amount) : amount;
  if (!Number.isFinite(value)) return none;
  const style = isCurrency(currency) ? ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const) : {};
  const digits =
    compact && Math.abs(value) >= 10_000
      ? ({ notation: "compact", maximumSignificantDigits: 3 } as const)
      : ({ minimumFractionDigits: 2, maximumFractionDigits: 2 } as const);
  return typographic(formatter({ ...style, ...digits }).format(value)).replace(/K$/, "k");
}

const isCurrency = (code: string | null | undefined): code is string => /^[A-Z]{3}$/.test(code ?? "");

/** A share from 0 to 1: "38.2 %", two decimals below 1 %, "<0.01 %" when small but not zero. */
export function formatShare(share: number, decimals?: number): string {
  const percent = share * 100;
  if (percent === 0) return `0${noBreak}%`;
  const places = decimals ?? (Math.abs(percent) < 1 ? 2 : 1);
  const least = 10 ** -places;
  if (Math.abs(percent) < least / 2)
    return `${percent < 0 ? `>${minus}` : "<"}${formatNumber(least, places)}${noBreak}%`;
  return `${formatNumber(percent, places)}${noBreak}%`;
}

/** Seconds as "45 s", "3 min 20 s", "2 h 5 min", "3 d 4 h". */
export function formatDuration(seconds: number): string {
  const sign = seconds < 0 ? minus : "";
  const whole = Math.round(Math.abs(seconds));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(whole / 86_400), "d"],
    [Math.floor((whole % 86_400) / 3600), "h"],
    [Math.floor((whole % 3600) / 60), "min"],
    [whole % 60, "s"],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return `0${noBreak}s`;
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return sign + shown.map(([count, unit]) => `${count}${noBreak}${unit}`).join(" ");
}

/** Bytes as "1.2 MB". */
export function formatBytes(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const step = bytes < 1000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  return `${formatLoose(bytes / 1000 ** step, step === 0 ? 0 : 1)}${noBreak}${units[step]}`;
}

/** "1 household", "2 households". The plural is given because nouns come from the workspace. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}

export { minus, noBreak };
