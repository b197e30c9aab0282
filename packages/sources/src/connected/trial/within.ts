import { SourceUnavailable } from "../foreign/foreign-database.ts";

/** The answer of `ask`, or `SourceUnavailable` after that many milliseconds; the statement itself has its own deadline. */
export async function within<T>(ms: number, ask: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const seconds = Math.round(ms / 1000);
  const timer = setTimeout(
    () => reject(new SourceUnavailable(`The connected database did not answer within ${seconds} seconds. Try again.`)),
    ms,
  );
  try {
    return await Promise.race([ask(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
