/** Builds a wall from a portfolio. Pure and deterministic. */
import { oneLine } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { factsOf, isOpen, placeOf } from '../facts/facts.ts';
import type { ReviewSource } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { balanceScreen } from './balance.ts';
import { lateScreen, nextScreen } from './dates.ts';
import { decisionsScreen, finishedScreen } from './decided.ts';
import type { Wall } from './model.ts';
import { redScreen } from './red.ts';

/** Builds the wall of a portfolio. Omits items that are deliberately on no path. */
export function wallOf(source: ReviewSource): Wall {
  const { view, items } = source;
  const open = items.filter((item) => isOpen(item) && placeOf(item) !== 'neither');
  return {
    name: view.name.trim() === '' ? t`Portfolio` : oneLine(view.name),
    day: longDate(view.today),
    screens: [
      balanceScreen(factsOf(view)),
      lateScreen(open, view.today),
      nextScreen(open, view.today),
      redScreen(open, view),
      decisionsScreen(source),
      finishedScreen(items, view.today),
    ],
  };
}
