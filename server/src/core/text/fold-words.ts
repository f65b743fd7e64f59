/** Folds case, accents, leading marks and punctuation for comparing words. */
export function foldWords(text: string): string {
  return text
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}%]+/gu, ' ')
    .trim();
}
