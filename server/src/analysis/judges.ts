/** Caches judges, which are expensive to compile: portfolios with the same vocabulary share one. */
import { memo } from '../core/text/memo.ts';
import { createJudge, type Judge } from '../traits/judge.ts';
import type { Vocabulary } from '../traits/judgement.ts';
import type { LanguagePack } from '../traits/pack.ts';

/** Judges cached for one language: those of the portfolios open at a time, and of the vocabulary being typed. */
const MAX_JUDGES = 8;
/** Judges by vocabulary, the one asked for last at the end. */
const judgesOf = memo((_pack: LanguagePack) => new Map<string, Judge>());

/** The judge of a language and an organisation's vocabulary. Equal keys, equal vocabularies. */
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
