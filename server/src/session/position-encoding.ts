/** Units in which client and server count the characters of a line, as LSP names them. */
export type PositionEncoding = 'utf-8' | 'utf-16' | 'utf-32';

/**
 * Chooses the encoding for a client that offers these, in the order that it prefers. UTF-16 wins wherever it is
 * offered: texts are kept in it, and every client must understand it.
 */
export function positionEncodingFor(offered: readonly string[] = []): PositionEncoding {
  if (offered.includes('utf-16')) return 'utf-16';
  return offered.find((name): name is PositionEncoding => name === 'utf-8' || name === 'utf-32') ?? 'utf-16';
}

/** Counts the units of a text in an encoding. Half a surrogate pair counts as the character it will be replaced by. */
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
