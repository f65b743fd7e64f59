/** Units in which client and server count characters, as LSP names them. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * Chooses a position encoding from those that the client offers. Prefers UTF-16 wherever it is offered: documents use
 * it, and every client must support it.
 */
export function positionEncodingFor(offered: readonly string[] = []): PositionEncoding {
  if (offered.includes('utf-16')) return 'utf-16';
  return offered.find((name): name is PositionEncoding => name === 'utf-8' || name === 'utf-32') ?? 'utf-16';
}

/** Counts the code units of a text in an encoding. A lone surrogate counts as the replacement character. */
export function unitsIn(encoding: PositionEncoding, text: string): number {
  if (encoding === 'utf-16') return text.length;
  let units = 0;
  for (const character of text) units += encoding === 'utf-32' ? 1 : utf8Length(character);
  return units;
}

function utf8Length(character: string): number {
  const code = character.codePointAt(0) as number;
  if (code < 0x80) return 1;
  if (code < 0x800) return 2;
  return code < 0x10000 ? 3 : 4;
}
