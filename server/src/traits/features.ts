/** What is weighed in a clause: words, neighbouring words, acts with their objects, phrases. */
import type { ActFinder, Deed } from './acts.ts';
import type { CueMark } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import { PART, type Reader, type Segment } from './reading.ts';
import type { FeatureKind } from './weight-data.ts';

/**
 * One feature of a clause: its kind, one or two names, and the first and last token that share its weight. Tokens
 * between them share it only where `whole` is true.
 */
export type FeatureVisitor = (
  kind: FeatureKind,
  name: string,
  second: string,
  first: number,
  last: number,
  whole: boolean,
) => void;

/** Counts say nothing of the kind of work. */
const SILENT = new Set(['#n', '#num']);

/** Walks the features of clauses; `hits` and `deeds` hold what was found in the last one. */
export class FeatureWalk {
  readonly hits: PhraseHit<CueMark>[] = [];
  readonly deeds: Deed[] = [];
  private readonly reader: Reader;
  private readonly finder: ActFinder;

  constructor(reader: Reader, finder: ActFinder) {
    this.reader = reader;
    this.finder = finder;
  }

  walk(segment: Segment, visit: FeatureVisitor): void {
    this.walkPhrases(segment, visit);
    this.walkDeeds(segment, visit);
    this.walkWords(segment, visit);
  }

  private walkPhrases(segment: Segment, visit: FeatureVisitor): void {
    const { reader, hits } = this;
    hits.length = 0;
    for (let token = segment.from; token < segment.to; token++) {
      if (!reader.phrases.starts(reader.stems[token]!)) continue;
      const hit = reader.phrases.longest(reader.stems, token, segment.to);
      if (hit === undefined) continue;
      hits.push(hit);
      const { value, from, to } = hit;
      if (value.kind === 'cue') visit('cue', value.name, '', from, to - 1, true);
      else if (value.kind === 'phrase') visit('phrase', value.name, '', from, to - 1, true);
      if (value.kind !== 'mark') token = to - 1;
    }
  }

  private walkDeeds(segment: Segment, visit: FeatureVisitor): void {
    const { deeds, finder } = this;
    deeds.length = 0;
    finder.find(segment, deeds);
    for (const { act, object, actToken, objectToken } of deeds)
      visit('deed', act, object, Math.min(actToken, objectToken), Math.max(actToken, objectToken), false);
  }

  private walkWords(segment: Segment, visit: FeatureVisitor): void {
    const { reader, finder } = this;
    const opener = segment.part === PART.title ? 'title' : 'body';
    let before = -1;
    for (let token = segment.from; token < segment.to; token++) {
      const stem = reader.stems[token]!;
      if (reader.empty[token] === 1 || SILENT.has(stem)) continue;
      visit('word', stem, '', token, token, true);
      const { act, object } = finder.of(stem);
      if (act !== undefined) visit('act', act, '', token, token, true);
      if (object !== undefined) visit('object', object, '', token, token, true);
      if (before < 0) visit('opener', opener, stem, token, token, true);
      else visit('pair', reader.stems[before]!, stem, before, token, false);
      before = token;
    }
  }
}
