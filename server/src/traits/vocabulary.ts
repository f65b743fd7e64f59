/** Applies an organisation's vocabulary: its words push a clause towards a pole, or count as neutral. */
import type { OwnWords } from './clauses.ts';
import type { Pole, Vocabulary } from './judgement.ts';
import { PhraseTrie } from './phrases.ts';
import type { Reader } from './reading.ts';

/** Lean that one vocabulary term adds to its clause. */
export const OWN_WORD = 4;

/** Finds the terms of a vocabulary in an item. A term is words, never a pattern; empty terms are skipped. */
export class OwnVocabulary {
  readonly #terms = new PhraseTrie<Pole | 'neutral'>();
  readonly #reader: Reader;
  #words: { push: Float64Array; muted: Uint8Array } = {
    push: new Float64Array(0),
    muted: new Uint8Array(0),
  };

  constructor(reader: Reader, vocabulary: Vocabulary) {
    this.#reader = reader;
    for (const kind of ['neutral', 'operational', 'strategic'] as const) {
      for (const term of vocabulary[kind]) {
        const stems = reader.phrase(term, false);
        if (stems.length > 0) this.#terms.add(stems, kind);
      }
    }
  }

  /** Marks the tokens of the current reading. */
  mark(): OwnWords {
    const { length } = this.#reader.table;
    if (this.#words.push.length < length)
      this.#words = { push: new Float64Array(length * 2), muted: new Uint8Array(length * 2) };
    const { push, muted } = this.#words;
    push.fill(0, 0, length);
    muted.fill(0, 0, length);
    for (const segment of this.#reader.segments) {
      for (let token = segment.from; token < segment.to; token++) {
        const hit = this.#terms.longest(this.#reader.stems, token, segment.to);
        if (hit === undefined) continue;
        const share =
          hit.value === 'neutral'
            ? 0
            : (hit.value === 'strategic' ? OWN_WORD : -OWN_WORD) / (hit.to - hit.from);
        for (let at = hit.from; at < hit.to; at++) {
          push[at] = share;
          muted[at] = 1;
        }
        token = hit.to - 1;
      }
    }
    return this.#words;
  }
}
