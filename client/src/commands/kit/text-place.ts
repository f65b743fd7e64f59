/** A position in a text, as the server passes it in the arguments of a code lens. */
export interface TextPlace {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
}

/** Checks that a command's argument is a text place. Any caller may pass anything. */
export function isTextPlace(value: unknown): value is TextPlace {
  if (typeof value !== 'object' || value === null || !('uri' in value && 'position' in value)) return false;
  const { uri, position } = value;
  if (typeof uri !== 'string' || typeof position !== 'object' || position === null) return false;
  return (
    'line' in position &&
    'character' in position &&
    Number.isInteger(position.line) &&
    Number.isInteger(position.character)
  );
}
