/** Performs an action; on failure the error names what was waited for. */
export async function within<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new Error(`waiting for ${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
