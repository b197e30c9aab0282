export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The generated year ends here. All of its times are UTC, the workspace's zone. */
export const YEAR_END = Date.UTC(2026, 0, 1);
export const YEAR_START = Date.UTC(2025, 0, 1);

/** Everybody signs up before this day of the year, and finishes or leaves the onboarding within two weeks. */
export const LAST_SIGN_UP_DAY = 50;
/** Dormant people do nothing from here on: 90 days before the end. */
export const DORMANT_FROM = YEAR_END - 90 * DAY;
export const RECENT_FROM = YEAR_END - 30 * DAY;

export function instantText(at: number): string {
  return new Date(at).toISOString();
}

export function dayText(at: number): string {
  return instantText(at).slice(0, 10);
}
