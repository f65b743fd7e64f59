/** Names the path of an item in a list. */
import { later, translated } from '../../core/text/l10n.ts';
import type { PathPlace } from './facts.ts';

const WORDS: Readonly<Record<PathPlace, string>> = {
  operational: later`operational`,
  strategic: later`strategic`,
  mixed: later`both at once`,
  unplaced: later`none`,
  neither: later`neither`,
};

/** Returns the word for a path, in the display language. */
export const pathWord = (place: PathPlace): string => translated(WORDS[place]);
