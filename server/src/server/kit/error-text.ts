/** Describes any thrown value for the log, with its stack if there is one. */
export function errorText(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Describes any thrown value in one line, for an answer. */
export function errorMessage(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
