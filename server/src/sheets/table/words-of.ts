/** Splits a text at commas and line breaks, for lists of words in the source. */
export const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');
