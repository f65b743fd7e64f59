/** Items in order, and what is gathered over them: after any edits the same as in the same texts read afresh. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { Document } from '../../server/src/core/document/document.ts';
import { Portfolio } from '../../server/src/core/model/portfolio.ts';
import type { Fold } from '../../server/src/core/model/stretches.ts';
import { runs } from '../support/runs.ts';

const NAMES = ['file:///p/b.portfolio', 'file:///p/a.portfolio', 'file:///p/c/d.portfolio'];

interface Step {
  readonly file: number;
  readonly kind: 'insert' | 'delete' | 'status' | 'title' | 'move' | 'remove-file' | 'rewrite';
  readonly at: number;
  readonly count: number;
}
const steps = fc.array(
  fc.record<Step>({
    file: fc.nat(NAMES.length - 1),
    kind: fc.constantFrom('insert', 'insert', 'delete', 'status', 'title', 'move', 'remove-file', 'rewrite'),
    at: fc.nat(400),
    count: fc.oneof(fc.nat(3), fc.nat(150)),
  }),
  { minLength: 1, maxLength: 12 },
);

let next = 0;
const item = (): string => `  - id: i${next++}\n    title: T\n    status: active\n`;
const textOf = (items: readonly string[]): string => `items:\n${items.join('')}`;

/** Ids of live items, and how many items there are: one thing in order, one sum. */
const fold: Fold<{ readonly ids: readonly string[]; readonly all: number }> = {
  of: (members) => ({
    ids: members.filter(({ view }) => view.live).map(({ view }) => view.id ?? ''),
    all: members.length,
  }),
  join: (parts) => ({
    ids: parts.flatMap(({ ids }) => ids),
    all: parts.reduce((sum, { all }) => sum + all, 0),
  }),
};

function look(portfolio: Portfolio): unknown {
  const { items } = portfolio.index;
  for (const { ref } of items) assert.ok(portfolio.index.ofBlock(ref.block).includes(ref));
  return {
    order: [...items].map(({ view }) => `${view.id} ${view.status} ${view.title}`),
    gathered: items.gather(fold),
    refs: [...portfolio.index.refs.item].map((ref) => ref.entry.values.fields.id?.text),
  };
}

describe('stretches', () => {
  it('gather the same after edits as afresh', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const portfolio = new Portfolio('file:///p');
        const lists = new Map<string, string[]>();
        for (const { file, kind, at, count } of all) {
          const uri = NAMES[file] as string;
          const list = lists.get(uri) ?? [];
          const place = list.length === 0 ? 0 : at % (list.length + 1);
          if (kind === 'insert') list.splice(place, 0, ...Array.from({ length: count + 1 }, item));
          else if (kind === 'delete') list.splice(place, count);
          else if (kind === 'move')
            list.splice((place * 7) % (list.length + 1), 0, ...list.splice(place, count));
          else if (kind === 'rewrite') list.splice(0, list.length, ...list.toReversed());
          else if (kind !== 'remove-file')
            list.splice(
              place,
              1,
              ...list
                .slice(place, place + 1)
                .map((text) =>
                  kind === 'title' ? text.replace('title: ', 'title: x') : text.replace('active', 'paused'),
                ),
            );
          const old = portfolio.files.get(uri);
          if (kind === 'remove-file') {
            portfolio.removeFile(uri);
            lists.delete(uri);
          } else {
            lists.set(uri, list);
            const text = textOf(list);
            portfolio.setFile(old === undefined ? Document.of(uri, text) : old.edit([{ text }]).document);
          }
          const fresh = new Portfolio('file:///p');
          for (const [name, items] of lists) fresh.setFile(Document.of(name, textOf(items)));
          assert.deepEqual(look(portfolio), look(fresh));
        }
      }),
      runs(60),
    );
  });

  it('look only at the stretch of an item that changed', () => {
    const portfolio = new Portfolio('file:///p');
    const uri = NAMES[0] as string;
    const document = Document.of(uri, textOf(Array.from({ length: 3_000 }, item)));
    portfolio.setFile(document);
    let seen = 0;
    const counting: Fold<number> = {
      of: (members) => {
        seen += members.length;
        return members.length;
      },
      join: (parts) => parts.reduce((sum, part) => sum + part, 0),
    };
    assert.equal(portfolio.index.items.gather(counting), 3_000);
    assert.equal(seen, 3_000);
    seen = 0;
    const at = document.text.indexOf('status: active', document.length / 2) + 'status: '.length;
    const range = document.positionRange(at, at + 'active'.length);
    portfolio.setFile(document.edit([{ range, text: 'done' }]).document);
    assert.equal(portfolio.index.items.gather(counting), 3_000);
    assert.ok(seen > 0 && seen < 200, `${seen} items were looked at`);
  });
});
