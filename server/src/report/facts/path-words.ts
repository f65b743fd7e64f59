/** Names the path of an item in a list, and says what goes on on a path. */
import { later, t, translated } from '../../core/text/l10n.ts';
import type { PathFacts, PathPlace } from './facts.ts';
import { anyCounted, grouped } from './words.ts';

const WORDS: Readonly<Record<PathPlace, string>> = {
  operational: later`operational`,
  strategic: later`strategic`,
  mixed: later`mixed`,
  unplaced: later`none`,
  neither: later`neither`,
};

/** Returns the word for a path, in the display language. */
export const pathWord = (place: PathPlace): string => translated(WORDS[place]);

/** Returns `4 under way`, or `4 under way, 1 paused`. */
export function runningWords({ underWay, paused }: PathFacts): string {
  const running = t`${grouped(underWay)} under way`;
  return paused === 0 ? running : `${running}, ${anyCounted(paused, 'paused')}`;
}
