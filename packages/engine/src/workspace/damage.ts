const signs =
  /checksum|corrupt|invalidated|fatal|failed to (load|deserialize)|could not read|serialization error|internal error/i;

/** An error of the file itself, not of a question or of a store. The file is then rebuilt; it holds no truth. */
export function isDamage(cause: unknown): boolean {
  return cause instanceof Error && cause.name !== "EngineError" && signs.test(cause.message);
}
