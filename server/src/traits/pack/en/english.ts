import type { LanguagePack } from '../../pack.ts';
import { words } from './language.ts';
import model from './model.json' with { type: 'json' };

/** English, British and American, with its learned weights. */
export const english: LanguagePack = { ...words, model: model as unknown as NonNullable<LanguagePack['model']> };
