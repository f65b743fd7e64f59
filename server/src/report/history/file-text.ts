/** One file of a portfolio at one commit: its blocks, its records, and what it says as a root file. */
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { Portfolio, rootValues } from '../../core/model/portfolio.ts';
import { rules } from '../../rules/index.ts';
import { ruleSettings } from '../../rules/kit/rule-settings.ts';
import { type ItemRecord, type Reading, recordsOf } from './record.ts';
import { noRoot, type RootRecord } from './replay.ts';

/** A root file's settings, with what its items are judged by. */
export interface RootFacts extends RootRecord {
  readonly reading: Reading;
}

const nothing = { operational: [], strategic: [], neutral: [] };
/** Where no root file is: no vocabulary, no currency. */
export const noFacts: RootFacts = {
  ...noRoot,
  reading: { vocabulary: nothing, currency: null, key: JSON.stringify([nothing, null]) },
};

/** What became of the records of a file: `gone` of them at `at`, and `added` in their place. */
export interface Splice {
  readonly at: number;
  readonly gone: number;
  readonly added: readonly ItemRecord[];
}

export class FileText {
  readonly #text: string;
  readonly #document: Document;

  private constructor(text: string, document: Document) {
    this.#text = text;
    this.#document = document;
  }

  /** Reads a text; of one that mostly repeats the version before, only what is new is read. */
  static of(uri: string, text: string, before: FileText | null): FileText {
    if (before === null || before.#text === '') return new FileText(text, Document.of(uri, text));
    const old = before.#text;
    const head = sameAtStart(old, text);
    const tail = sameAtEnd(old, text, head);
    const document = before.#document;
    const mark = document.mark.length;
    if (head < mark) return new FileText(text, Document.of(uri, text));
    const range = document.positionRange(head - mark, old.length - tail - mark);
    const edited = document.edit([{ range, text: text.slice(head, text.length - tail) }]);
    return new FileText(text, edited.document);
  }

  /** Whether YAML could read all of it: what is read of the rest may be half of what is meant. */
  get whole(): boolean {
    return this.#document.blocks.every(
      (block) => !readingOf(block).broken && block.state.conflict === 'none',
    );
  }

  /** What it says as a root file; null where it is none. */
  get root(): RootFacts | null {
    if (rootValues(this.#document).portfolio === undefined) return null;
    const portfolio = new Portfolio('');
    portfolio.setFile(this.#document);
    const { settings } = portfolio;
    const { vocabulary, currency } = settings;
    return {
      name: settings.name,
      period: settings.period,
      target: settings.balance?.operational ?? null,
      tolerance: settings.balance?.tolerance ?? 10,
      judgesMixed: ruleSettings(rules, settings.rules).severity.get('mixed-traits') !== 'off',
      reading: { vocabulary, currency, key: JSON.stringify([vocabulary, currency]) },
    };
  }

  /** The records of its items, in order. The same object for an item whose block is the same. */
  records(reading: Reading): readonly ItemRecord[] {
    return this.#document.blocks.flatMap((block) => recordsOf(block, reading));
  }
}

/** Characters compared at once: comparing strings is far faster than comparing characters. */
const STRIDE = 4096;

function sameAtStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + STRIDE <= most && a.slice(at, at + STRIDE) === b.slice(at, at + STRIDE)) at += STRIDE;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  // Neither a pair of surrogates nor a line break of two characters is cut.
  while (at > 0 && /[\ud800-\udbff\r]/.test(a.charAt(at - 1))) at--;
  return at;
}

function sameAtEnd(a: string, b: string, head: number): number {
  const most = Math.min(a.length, b.length) - head;
  const [x, y] = [a.length, b.length];
  let tail = 0;
  while (
    tail + STRIDE <= most &&
    a.slice(x - tail - STRIDE, x - tail) === b.slice(y - tail - STRIDE, y - tail)
  )
    tail += STRIDE;
  while (tail < most && a.charCodeAt(x - tail - 1) === b.charCodeAt(y - tail - 1)) tail++;
  while (tail > 0 && /[\udc00-\udfff\n]/.test(a.charAt(x - tail))) tail--;
  return tail;
}

/** The one stretch in which the records of two versions of a file differ. */
export function spliceOf(before: readonly ItemRecord[], after: readonly ItemRecord[]): Splice {
  let at = 0;
  while (at < before.length && at < after.length && before[at] === after[at]) at++;
  let tail = 0;
  while (
    tail < Math.min(before.length, after.length) - at &&
    before[before.length - 1 - tail] === after[after.length - 1 - tail]
  )
    tail++;
  return { at, gone: before.length - at - tail, added: after.slice(at, after.length - tail) };
}
