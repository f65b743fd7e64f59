import type { LanguagePack } from '../../pack.ts';
import { classes } from './classes.ts';
import { cues } from './cues.ts';
import { dimensions, empty, endings, irregular, joiners, marks, spelling } from './words.ts';

/** English, British and American: the words; `english.ts` adds what was learned. */
export const words: LanguagePack = { language: 'en', endings, irregular, cues, marks, classes, dimensions, empty, joiners, spelling };
