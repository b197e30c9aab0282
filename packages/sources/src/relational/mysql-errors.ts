import { StoreUnavailable } from "../ports/lease.ts";
import type { ErrorRules } from "./database.ts";

type Reason = StoreUnavailable["reason"];

/** Server errors by number: the names that the driver gives to MariaDB's own numbers are wrong. */
const reasons: ReadonlyMap<number, Reason> = new Map([
  [1021, "full"],
  [1040, "unreachable"],
  [1044, "unreachable"],
  [1045, "unreachable"],
  [1053, "unreachable"],
  [1114, "full"],
  [1034, "damaged"],
  [1194, "damaged"],
  [1205, "locked"],
  [1213, "locked"],
  [1226, "unreachable"],
  [1290, "readOnly"],
  [1792, "readOnly"],
  [1836, "readOnly"],
  [1969, "unreachable"],
  [3024, "unreachable"],
]);

const brokenCodes: ReadonlySet<string> = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EPIPE",
  "ETIMEDOUT",
  "PROTOCOL_CONNECTION_LOST",
  "PROTOCOL_SEQUENCE_TIMEOUT",
  "PROTOCOL_PACKETS_OUT_OF_ORDER",
  "POOL_CLOSED",
  "ER_SERVER_SHUTDOWN",
]);

function numberOf(error: unknown): number {
  return error instanceof Error && "errno" in error ? Number(error.errno) : 0;
}

/** The connection is gone or no longer to be trusted. */
export function isBroken(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return brokenCodes.has(code) || /closed state|Pool is closed/i.test(error.message);
}

/** 1213 deadlock, 1062 two writers inserted the same key at once: the transaction is repeated. */
export function mysqlErrors(store: string): ErrorRules {
  return {
    retryable: (error) => [1213, 1062].includes(numberOf(error)),
    translate(error) {
      if (isBroken(error)) return new StoreUnavailable(store, "unreachable", error);
      const reason = reasons.get(numberOf(error));
      if (reason) return new StoreUnavailable(store, reason, error);
      return error instanceof Error ? error : new Error(String(error));
    },
  };
}
