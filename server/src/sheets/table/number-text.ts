/** Formats numbers of JSON and workbooks as cell text. */

/**
 * Formats a number so that every notation reads it alike. 1.125 gets a trailing zero, since many countries read three
 * decimals after a point as thousands. Returns '' for NaN and infinities.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  // Spreadsheets show 15 significant digits: 0.1 + 0.2 is 0.3.
  const plain = Number(value.toPrecision(15));
  const text =
    Math.abs(plain) < 1e21 && Math.abs(plain) >= 1e-6
      ? String(plain)
      : plain.toFixed(10).replace(/\.?0+$/, '');
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}
