/** Caches judges, which are expensive to compile. Portfolios with the same vocabulary share one. */
import { memo } from '../core/text/memo.ts';
import { createJudge, type Judge } from '../traits/judge.ts';
import type { Vocabulary } from '../traits/judgement.ts';
import type { LanguagePack } from '../traits/pack.ts';

/** Maximum number of judges cached per language: enough for the open portfolios and a vocabulary being edited. */
const MAX_JUDGES = 8;
/** Judges by vocabulary key, least recently used first. */
const judgesOf = memo((_pack: LanguagePack) => new Map<string, Judge>());

/** Returns the judge for a language and a vocabulary. Equal keys must mean equal vocabularies. */
export function judgeFor(pack: LanguagePack, vocabulary: Vocabulary, key: string): Judge {
  const judges = judgesOf(pack);
  const judge = judges.get(key) ?? createJudge(pack, vocabulary);
  judges.delete(key);
  judges.set(key, judge);
  for (const oldest of judges.keys()) {
    if (judges.size <= MAX_JUDGES) break;
    judges.delete(oldest);
  }
  return judge;
}
