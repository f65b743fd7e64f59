/** Describes anything that was thrown for the log: with its stack where it has one. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Describes anything that was thrown in one line, for an answer. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
