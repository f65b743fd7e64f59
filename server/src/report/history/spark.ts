/** Renders a sparkline in text: one bar per value, a dot for an unknown one. */
const BARS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;

export function spark(values: readonly (number | null)[], low: number, high: number): string {
  const span = Math.max(high - low, 1e-9);
  return values
    .map((value) => {
      if (value === null) return '·';
      const step = Math.floor(((value - low) / span) * BARS.length);
      return BARS[Math.max(0, Math.min(BARS.length - 1, step))] as string;
    })
    .join('');
}
