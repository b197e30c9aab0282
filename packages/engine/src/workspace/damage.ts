/** Only what the database says of itself: its other errors, and the names in quotes, can hold words of whoever asked. */
const ofItself = /^(?:IO|Serialization|INTERNAL|FATAL|TransactionContext|Connection|Invalid) Error: /;
const ofFile = /checksum|corrupt|failed to (load|deserialize)|could not read|serialization error|not a valid duckdb/i;
const ofInstance = /invalidated|fatal|internal error/i;

/**
 * What an error says about the file, beside a question or a store that failed: `file` holds wrong bytes and is built
 * again (it holds no truth), `instance` only has to be opened anew.
 */
export function damageOf(cause: unknown): "file" | "instance" | null {
  if (!(cause instanceof Error) || !ofItself.test(cause.message)) return null;
  const said = cause.message.replace(/"[^"]*"/g, '""');
  if (ofFile.test(said)) return "file";
  return ofInstance.test(said) ? "instance" : null;
}
