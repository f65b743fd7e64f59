/** The index after any edits holds what one holds that is made of the same files, in the same order. */
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/src/core/document/document.ts';
import { type EntryIndex, idOf } from '../../server/src/core/model/entry-index.ts';
import type { EntryRef } from '../../server/src/core/model/entry-ref.ts';
import { Portfolio } from '../../server/src/core/model/portfolio.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';

const KINDS = ['item', 'goal', 'team'] as const;

const place = (ref: EntryRef): string =>
  `${ref.uri} ${idOf(ref) ?? '?'} ${ref.entry.span.start} ${ref.block.text}`;
function contents(index: EntryIndex): unknown {
  return KINDS.map((kind) => {
    const ids = [...index.ids(kind)];
    return {
      refs: [...index.refs[kind]].map(place),
      ids,
      byId: ids.map((id) => index.byId(kind, id).map(place)),
      users: [...ids, 'gaol-b', 'item-z', 'team-x'].map((id) => [...index.usersOf(kind, id)].map(place)),
    };
  });
}

test('after files came, changed and went', () => {
  const names = ['file:///b', 'file:///a', 'file:///c'];
  const steps = fc.array(fc.tuple(fc.nat(2), fc.option(fileText(false), { freq: 4, nil: null })), {
    minLength: 1,
    maxLength: 6,
  });
  fc.assert(
    fc.property(steps, (all) => {
      const portfolio = new Portfolio('file:///');
      const now = new Map<string, Document>();
      for (const [which, text] of all) {
        const uri = names[which] as string;
        const old = now.get(uri);
        if (text === null) {
          portfolio.removeFile(uri);
          now.delete(uri);
        } else if (old === undefined) {
          now.set(uri, Document.of(uri, text));
          portfolio.setFile(now.get(uri) as Document);
        } else {
          const { document } = old.edit([{ text }]);
          now.set(uri, document);
          portfolio.setFile(document);
        }
      }
      const fresh = new Portfolio('file:///');
      for (const [uri, document] of now) fresh.setFile(Document.of(uri, document.text));
      assert.deepEqual(contents(portfolio.index), contents(fresh.index));
    }),
    runs(200),
  );
});

describe('what an edit marks', () => {
  const text =
    'items:\n  - id: a\n    title: A\n    depends-on: [b]\n  - id: b\n    title: B\n  - id: c\n    title: C\n    depends-on: [d]\n  - id: e\n    title: E\n';
  const portfolio = (): { portfolio: Portfolio; document: Document } => {
    const document = Document.of('file:///a', text);
    const made = new Portfolio('file:///');
    made.setFile(document);
    made.index.takeStale();
    return { portfolio: made, document };
  };
  const edited = (from: string, to: string): { stale: string[]; gone: number; revision: boolean } => {
    const { portfolio: made, document } = portfolio();
    const revision = made.index.revision;
    const start = text.indexOf(from);
    const range = { start: document.positionAt(start), end: document.positionAt(start + from.length) };
    const { document: after } = document.edit([{ range, text: to }]);
    made.setFile(after);
    const { stale, gone } = made.index.takeStale();
    return {
      stale: [...stale].map((ref) => idOf(ref) ?? '?').toSorted(),
      gone: gone.length,
      revision: made.index.revision !== revision,
    };
  };
  test('a description: the entry alone, which stays who it is', () =>
    assert.deepEqual(edited('    title: E\n', '    title: E\n    description: More\n').stale, ['e']));
  test('a title: those one reference away too, since their messages name it', () =>
    assert.deepEqual(edited('title: B', 'title: New'), { stale: ['a', 'b'], gone: 1, revision: true }));
  test('what others may look at: the entry and those one reference away', () =>
    assert.deepEqual(edited('title: B\n', 'title: B\n    status: done\n'), {
      stale: ['a', 'b'],
      gone: 1,
      revision: true,
    }));
  test('an id: those who use it, and those who name an id that is not there', () => {
    assert.deepEqual(edited('id: e', 'id: d').stale, ['c', 'd']);
    assert.deepEqual(edited('id: e', 'id: f').stale, ['c', 'f']);
    assert.deepEqual(edited('id: b', 'id: x').stale, ['a', 'c', 'x']);
  });
  test('a comment: the entry alone', () =>
    assert.deepEqual(edited('  - id: b', '  # x\n  - id: b'), { stale: ['b'], gone: 0, revision: false }));
});
