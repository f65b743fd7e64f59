/** Formats effort as a portfolio writes it. */

/** Formats an effort in milli-FTE, with the unit that `like` uses, if any. */
export function formatEffort(milli: number, like: string): string {
  const unit = /\s*fte$/i.exec(like)?.[0] ?? '';
  return `${String(milli / 1000)}${unit}`;
}
