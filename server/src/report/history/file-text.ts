/**
 * Parses one file of a portfolio at one commit: its blocks, its item records, and its settings if it is a root file.
 */

import { commonEnds, textEnds } from '../../base/common-ends.ts';
import { Document } from '../../core/document/document.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { Portfolio } from '../../core/model/portfolio.ts';
import { rootValues } from '../../core/model/root-values.ts';
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
    const { head, tail } = textEnds(old, text);
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

/** Returns the single range in which the records of two versions differ. */
export function spliceOf(before: readonly ItemRecord[], after: readonly ItemRecord[]): Splice {
  const { head, tail } = commonEnds(before, after);
  return { at: head, gone: before.length - head - tail, added: after.slice(head, after.length - tail) };
}
