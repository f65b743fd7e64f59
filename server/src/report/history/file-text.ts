/**
 * Parses one file of a portfolio at one commit: its blocks, its item records, and its settings if it is a root file.
 */
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { Portfolio, rootValues } from '../../core/model/portfolio.ts';
import { rules } from '../../rules/index.ts';
import { ruleSettings } from '../../rules/kit/rule-settings.ts';
import { type ItemRecord, type Reading, recordsOf } from './record.ts';
import { noRoot, type RootRecord } from './replay.ts';

/** Settings of a root file, with what its items are judged by. */
export interface RootFacts extends RootRecord {
  readonly reading: Reading;
}

const nothing = { operational: [], strategic: [], neutral: [] };
/** For a portfolio without a root file: no vocabulary, no currency. */
export const noFacts: RootFacts = {
  ...noRoot,
  reading: { vocabulary: nothing, currency: null, key: JSON.stringify([nothing, null]) },
};

/** A change of a file's records: `gone` records removed at `at`, and `added` inserted there. */
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

  /** Parses a text. Reuses the blocks of the previous version where they are unchanged. */
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

  /** True if YAML could parse the whole file. Otherwise what was parsed may be incomplete. */
  get whole(): boolean {
    return this.#document.blocks.every(
      (block) => !readingOf(block).broken && block.state.conflict === 'none',
    );
  }

  /** Its settings as a root file; null if it is none. */
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

  /** Returns the records of its items, in order. An unchanged block yields the same objects. */
  records(reading: Reading): readonly ItemRecord[] {
    return this.#document.blocks.flatMap((block) => recordsOf(block, reading));
  }
}

/** Number of characters compared at once: comparing strings is far faster than comparing single characters. */
const STRIDE = 4096;

function sameAtStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length);
  let at = 0;
  while (at + STRIDE <= most && a.slice(at, at + STRIDE) === b.slice(at, at + STRIDE)) at += STRIDE;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  // Split neither a surrogate pair nor a CRLF.
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

/** Returns the single range in which the records of two versions differ. */
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
