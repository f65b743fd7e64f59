/** Turns a client's confidence thresholds into rule settings for every portfolio. */
import { Document } from '../core/document/document.ts';
import type { RawMapping } from '../core/language/values.ts';
import { rootValues } from '../core/model/root-values.ts';
import { THRESHOLDS, type TraitFinding } from '../traits/fires.ts';

/** Maximum thresholds. Above them hardly any findings remain; mixed is never said with much more. */
const MAX = { 'mixed-traits': 0.75, misclassified: 0.95, unclassified: 0.95 } as const;
/** Minimum thresholds. Below them, findings are wrong too often, as measured on real items. */
const BUILT_IN = {
  'mixed-traits': THRESHOLDS.mixed,
  misclassified: THRESHOLDS.misclassified,
  unclassified: THRESHOLDS.unclassified,
} as const;

/** Returns the thresholds as a `rules` mapping that every portfolio's own settings override; null if none is set. */
export function thresholdRules(
  wished: Partial<Readonly<Record<TraitFinding, number>>> = {},
): RawMapping | null {
  const lines = (Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[]).flatMap((rule) => {
    const value: unknown = wished[rule];
    if (typeof value !== 'number' || Number.isNaN(value) || value <= BUILT_IN[rule]) return [];
    return [`  ${rule}: {confidence: ${Math.min(MAX[rule], value)}}\n`];
  });
  if (lines.length === 0) return null;
  const { rules } = rootValues(Document.of('twotrack:settings', `rules:\n${lines.join('')}`));
  return rules?.value.kind === 'raw-mapping' ? rules.value : null;
}
