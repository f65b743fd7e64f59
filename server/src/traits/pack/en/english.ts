import type { LanguagePack } from '../../pack.ts';
import type { WeightData } from '../../weight-data.ts';
import { words } from './language.ts';
import weights from './weights.json' with { type: 'json' };

/** English, British and American, with its learned weights. */
export const english: LanguagePack = { ...words, weights: weights as unknown as WeightData };
