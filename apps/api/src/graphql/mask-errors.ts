import { unwrapResolverError } from "@apollo/server/errors";
import { EngineError, type EngineProblem } from "@throughline/engine";
import { StoreUnavailable } from "@throughline/sources";
import { GraphQLError, type GraphQLFormattedError } from "graphql";
import type { Logger } from "pino";
import { ApiError, type ApiErrorCode } from "../repo/api-error.ts";

/** Codes that the GraphQL layer itself gives: what the client wrote is wrong. Their messages name nothing of ours. */
const clientMistakes: ReadonlySet<unknown> = new Set([
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "BAD_USER_INPUT",
  "BAD_REQUEST",
  "OPERATION_RESOLUTION_FAILURE",
  "BAD_INPUT",
  "TOO_COSTLY",
  "FORBIDDEN",
]);

/** A plan that the engine refuses is our bug: masked and logged like any other. */
const engineMessages: Record<Exclude<EngineProblem, "badPlan">, readonly [ApiErrorCode, string]> = {
  versionGone: ["VERSION_GONE", "These figures are no longer kept. Load the page again for the newest."],
  deadline: ["BUSY", "This question took too long and was stopped. Choose a shorter range or fewer values."],
  tooMuch: ["TOO_COSTLY", "This question needs more memory than there is. Ask with fewer conditions or values."],
  busy: ["BUSY", "Many questions at once. Try again in a moment."],
  unavailable: ["UNAVAILABLE", "The analytics engine does not answer. Stored data is safe; it is being restarted."],
};

const storeNames: ReadonlyMap<string, string> = new Map([
  ["documents", "Customer data"],
  ["business", "Business data"],
  ["control", "The list of workspaces"],
]);

/** Passes only errors made for clients; everything else becomes an id, and the log keeps the reason under that id. */
export function maskErrors(log: Logger, nextId: () => string) {
  return (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const cause = rootCause(unwrapResolverError(thrown));
    const place = {
      ...(formatted.path ? { path: formatted.path } : {}),
      ...(formatted.locations ? { locations: formatted.locations } : {}),
    };
    const known = publicMessage(cause);
    if (known) return { ...place, message: known[1], extensions: { code: known[0] } };
    if (clientMistakes.has(formatted.extensions?.["code"]))
      return { ...place, message: formatted.message, extensions: { code: formatted.extensions?.["code"] } };
    const id = nextId();
    log.error({ id, path: formatted.path, err: cause }, "a field failed");
    return {
      ...place,
      message: `Something failed (id ${id}). Nothing was changed.`,
      extensions: { code: "INTERNAL", id },
    };
  };
}

function rootCause(error: unknown): unknown {
  return error instanceof GraphQLError && error.originalError ? rootCause(error.originalError) : error;
}

/** What a client is told of an error that was made for clients, or that something is away. */
export function publicMessage(cause: unknown): readonly [ApiErrorCode, string] | undefined {
  if (cause instanceof ApiError) return [cause.code, cause.message];
  if (cause instanceof EngineError) return cause.problem === "badPlan" ? undefined : engineMessages[cause.problem];
  if (cause instanceof StoreUnavailable) {
    const name = storeNames.get(cause.store) ?? "A store";
    return ["UNAVAILABLE", `${name} cannot be read now. What was stored is safe; try again in a moment.`];
  }
  return undefined;
}
