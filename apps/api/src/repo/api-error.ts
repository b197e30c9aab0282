/** The only errors whose message a client sees. Anything else is a bug or an outage: masked, logged with an id. */
export type ApiErrorCode =
  | "UNAUTHENTICATED"
  | "FORBIDDEN"
  | "BAD_INPUT"
  | "TOO_COSTLY"
  | "VERSION_GONE"
  | "BUSY"
  | "UNAVAILABLE";

export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  constructor(code: ApiErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
