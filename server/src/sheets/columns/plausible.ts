/** Decides whether a column's cells can be values of the key that its head suggests. */
import { itemSchema } from '../../core/language/item-schema.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import { countsOtherWork } from '../cells/efforts.ts';
import { MILESTONE_KEYS } from '../heads/milestone-heads.ts';
import type { Column } from '../table/table.ts';
import type { Shape } from './column-shape.ts';
import { plausibleMeasure } from './measure-columns.ts';

/**
 * Column keys that items do not have: completion date, period, currency, groups, parent by key or title, depth, and
 * what a row reports on progress, parts of a milestone.
 */
export const COLUMN_KEYS: readonly string[] = [
  ...['completed', 'period', 'currency', 'group', 'parent', 'parent-title', 'level'],
  ...['as-of', 'progress', 'cost.forecast', 'cost.actual', 'benefit.planned', 'benefit.realised'],
  ...['baseline.start', 'baseline.end'],
  ...MILESTONE_KEYS,
];

/** Tells whether a column's cells can be values of a key. */
export function plausible(key: string, shape: Shape, { name }: Column): boolean {
  if (key.startsWith('measures.')) return plausibleMeasure(key, shape.fits, shape.meanLength);
  if (['completed', 'as-of', 'baseline.start', 'baseline.end', 'milestones.date'].includes(key))
    return shape.fits('end') >= 0.5;
  if (key === 'progress' || /^(?:cost|benefit)\./.test(key))
    return ['budget', 'figure', 'figure-with-unit'].some((form) => shape.fits(form) >= 0.5);
  if (key === 'level') return shape.fits('figure') === 1;
  if (key === 'currency') return shape.fits('currency') >= 0.9;
  if (key === 'group') return shape.meanLength <= 80 && shape.fits('figure') < 0.5;
  if (COLUMN_KEYS.includes(key)) return shape.meanLength <= 120;
  const { scalar } = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  // A column named exactly like a text key needs no check: an owner may be called 007.
  if ((scalar === undefined || scalar === 'text') && name.trim().toLowerCase() === key) return true;
  if (key === 'effort' && countsOtherWork(name)) return false;
  if (key === 'id') return shape.distinct >= 0.9 * shape.filled && shape.meanLength <= 60;
  if (key === 'title') return shape.fits('budget') < 0.9 && shape.fits('start') < 0.9;
  if (key === 'links') return shape.fits('links') >= 0.5;
  if (['owner', 'sponsor', 'teams', 'goals', 'tags'].includes(key) && shape.fits('figure') > 0.5)
    return false;
  // Mostly distinct texts are purposes, not goals that several items share.
  if (key === 'goals')
    return shape.meanLength <= 80 && (shape.filled < 5 || shape.distinct <= 0.7 * shape.filled);
  if (key === 'milestones') return shape.fits('nested') >= 0.5;
  // A few unreadable values are reported; if nearly all are, the head means something else.
  return scalar === undefined || scalar === 'text' || shape.fits(key) >= 0.1;
}
