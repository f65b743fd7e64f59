/** Judges are dear to compile and remember nothing: portfolios with the same words share one. */
import { createJudge, type Judge, type LanguagePack, type Vocabulary } from '../traits/judge.ts';

/** Vocabularies kept for one language: what is open at a time, and the one that is being typed. */
const MOST = 8;
const KNOWN = new WeakMap<LanguagePack, Map<string, Judge>>();

/** The judge of a language and an organisation's words; `key` is equal where those are. */
export function judgeFor(pack: LanguagePack, vocabulary: Vocabulary, key: string): Judge {
  let judges = KNOWN.get(pack);
  if (judges === undefined) {
    judges = new Map();
    KNOWN.set(pack, judges);
  }
  const judge = judges.get(key) ?? createJudge(pack, vocabulary);
  // The one asked for last goes to the end, so that the oldest stands first.
  judges.delete(key);
  judges.set(key, judge);
  for (const oldest of judges.keys()) {
    if (judges.size <= MOST) break;
    judges.delete(oldest);
  }
  return judge;
}
