/** Does what a person does to one thing; where it fails, the error names the thing that was waited for. */
export async function within<T>(what: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw new Error(`waiting for ${what}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    });
  }
}
