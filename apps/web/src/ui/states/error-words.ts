/** What a failed request means to a reader; the API's own sentences stay as they are. */
export function errorWords(error: unknown): string | null {
  if (!(error instanceof Error) || error.message === "") return null;
  const status: unknown = Reflect.get(error, "statusCode");
  if (error instanceof TypeError) return "The service does not answer. It may be starting again; retry in a moment.";
  if (typeof status === "number" && status >= 500) return "The service cannot answer right now. Retry in a moment.";
  return error.message;
}
