/** Effort as it is written. */

/** Effort in milli-FTE as text, with the unit that `like` has. */
export function formatEffort(milli: number, like: string): string {
  const unit = /\s*fte$/i.exec(like)?.[0] ?? '';
  return `${String(milli / 1000)}${unit}`;
}
