/** Numbers of JSON and of workbooks as the text of a cell. */

/**
 * A number as text that no notation reads otherwise: 1.125 gets a zero behind it, for three decimals after a point are
 * thousands to half of the world.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  // What a sheet shows of 0.1 + 0.2.
  const plain = Number(value.toPrecision(15));
  const text =
    Math.abs(plain) < 1e21 && Math.abs(plain) >= 1e-6
      ? String(plain)
      : plain.toFixed(10).replace(/\.?0+$/, '');
  return /^-?[1-9]\d{0,2}\.\d{3}$/.test(text) ? `${text}0` : text;
}
