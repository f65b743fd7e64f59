import type { LanguagePack } from '../../pack.ts';
import { acts } from './acts.ts';
import { cues } from './cues.ts';
import { generic } from './generic.ts';
import { objects } from './objects.ts';
import { bigness, dimensions, empty, endings, irregular, joiners, marks, spelling } from './words.ts';

/** English, British and American: the words alone. `english.ts` adds the learned weights. */
export const words: LanguagePack = {
  language: 'en',
  endings,
  irregular,
  cues,
  marks,
  acts,
  objects,
  dimensions,
  bigness,
  generic,
  empty,
  joiners,
  spelling,
};
