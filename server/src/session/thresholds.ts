/** How sure a verdict must be before it is a finding, as a client wishes it for every portfolio. */
import { Document } from '../core/document/document.ts';
import type { RawMapping } from '../core/language/values.ts';
import { rootValues } from '../core/model/portfolio.ts';
import { THRESHOLDS, type TraitFinding } from '../traits/fires.ts';

/** Below its own threshold a finding is wrong too often, as measured on real items; above this hardly any is left. */
const MOST = 0.95;
const LEAST = {
  'mixed-traits': THRESHOLDS.mixed,
  misclassified: THRESHOLDS.misclassified,
  unclassified: THRESHOLDS.unclassified,
} as const;

/** The wishes as `rules` around every portfolio, so that what a portfolio says goes before them; null where there are none. */
export function thresholdRules(
  wished: Partial<Readonly<Record<TraitFinding, number>>> = {},
): RawMapping | null {
  const lines = (Object.keys(LEAST) as (keyof typeof LEAST)[]).flatMap((rule) => {
    const value: unknown = wished[rule];
    if (typeof value !== 'number' || Number.isNaN(value) || value <= LEAST[rule]) return [];
    return [`  ${rule}: {confidence: ${Math.min(MOST, value)}}\n`];
  });
  if (lines.length === 0) return null;
  const { rules } = rootValues(Document.of('twotrack:settings', `rules:\n${lines.join('')}`));
  return rules?.value.kind === 'raw-mapping' ? rules.value : null;
}
