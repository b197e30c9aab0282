import {
  BSON,
  MongoBulkWriteError,
  MongoError,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoServerError,
  MongoServerSelectionError,
} from "mongodb";
import { StoreUnavailable } from "../ports/lease.ts";
import { RefusedValue } from "../ports/refused-value.ts";
import { unheard } from "./lost-writes.ts";

type Reason = StoreUnavailable["reason"];

const reasons: ReadonlyMap<number, Reason> = new Map([
  [13, "unreachable"],
  [18, "unreachable"],
  [24, "locked"],
  [50, "unreachable"],
  [91, "unreachable"],
  [112, "locked"],
  [189, "unreachable"],
  [10107, "unreachable"],
  [11600, "unreachable"],
  [11602, "unreachable"],
  [13435, "readOnly"],
  [14031, "full"],
]);

/** A document that is larger than MongoDB keeps, as the server says it. */
const tooLarge: readonly number[] = [10334, 17419];

/** Readers see it: it names nothing of the value. */
const unkept = "MongoDB cannot keep it: it is too large, or of a kind that has no form there";

/**
 * Runs a use of the store; its errors become StoreUnavailable where the store, not the call, is at fault, and RefusedValue
 * where it is a value that cannot be kept: that one will never be taken, however often it is tried.
 */
export async function guarded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (error) {
    throw translated(error);
  }
}

function translated(error: unknown): unknown {
  if (error instanceof MongoInvalidArgumentError || error instanceof BSON.BSONError)
    return new RefusedValue(unkept, { cause: error });
  if (!(error instanceof MongoError)) return error;
  if (error instanceof MongoServerError) {
    if (tooLarge.includes(Number(error.code))) return new RefusedValue(unkept, { cause: error });
    const lost = error instanceof MongoBulkWriteError && unheard(error) ? "unreachable" : undefined;
    const reason = reasons.get(Number(error.code)) ?? lost;
    return reason ? new StoreUnavailable("MongoDB", reason, error) : error;
  }
  const gone =
    /Topology|ClientClosed|NotConnected|PoolClear|PoolClosed|NetworkTimeout|OperationTimeout|ExpiredSession/.test(
      error.name,
    );
  if (error instanceof MongoNetworkError || error instanceof MongoServerSelectionError || gone) {
    return new StoreUnavailable("MongoDB", "unreachable", error);
  }
  return error;
}
