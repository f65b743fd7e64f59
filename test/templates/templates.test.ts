/** Whoever begins from a template begins sound: on any day of any year it checks without an error or a warning. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Document } from '../../server/src/core/document/document.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';
import { itemView } from '../../server/src/core/model/item.ts';
import { Workspace } from '../../server/src/core/model/workspace.ts';
import { type Day, dayOf, isoDay } from '../../server/src/core/text/days.ts';
import { templates } from '../../server/src/templates/index.ts';
import { mixedExample } from '../../server/src/templates/mixed-example.ts';
import { wholeExample } from '../../server/src/templates/strategy-office.ts';
import { subjectOf } from '../../server/src/traits/item-subject.ts';
import { createJudge } from '../../server/src/traits/judge.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';
import { check, memoryFiles } from '../support/check.ts';

const judge = createJudge(english);

/** Ends and beginnings of months, quarters and years, a leap day, and the middle of a month. */
const days: readonly Day[] = [
  ...Array.from({ length: 12 }, (_, month) => dayOf(2027, month + 1, 1)),
  ...Array.from({ length: 12 }, (_, month) => dayOf(2027, month + 2, 0)),
  dayOf(2028, 2, 29),
  dayOf(2031, 7, 17),
];

describe('templates', () => {
  for (const { id, files } of templates) {
    it(`${id} checks without an error or a warning, whenever it is used`, async () => {
      for (const today of days) {
        const texts = Object.fromEntries(files('Any name', today).map(({ path, text }) => [path, text]));
        const found = await check(texts, today);
        assert.deepEqual(
          found.filter(({ placed }) => placed.severity === 'error' || placed.severity === 'warning'),
          [],
          `${isoDay(today)}: ${found.map(({ file, placed }) => `${file} ${placed.severity} ${placed.rule}: ${placed.message}`).join('\n')}`,
        );
      }
    });

    it(`${id} has work on both tracks, a goal, a team and a balance that is kept`, async () => {
      const today = dayOf(2027, 9, 15);
      const made = files('Any name', today);
      const workspace = new Workspace(
        memoryFiles(Object.fromEntries(made.map(({ path, text }) => [path, text]))),
      );
      await workspace.openFolder('file:///case');
      const [portfolio] = [...workspace.portfolios.values()];
      assert.equal(portfolio?.files.size, made.length);
      const text = made.map((file) => file.text).join('\n');
      for (const track of ['operational', 'strategic']) assert.match(text, new RegExp(`track: ${track}`));
      assert.ok(portfolio?.settings.balance);
      assert.ok((portfolio?.index.refs.goal.size ?? 0) > 0 && (portfolio?.index.refs.team.size ?? 0) > 0);
      assert.match(made[0]?.text ?? '', /^portfolio: Any name$/m);
    });
  }

  it('are read as what they say: each item clearly on its own track', () => {
    const today = dayOf(2027, 9, 15);
    let items = 0;
    for (const { id, files } of templates)
      for (const { path, text } of files('Any name', today))
        for (const block of Document.of(`file:///case/${path}`, text).blocks)
          for (const entry of readingOf(block).entries) {
            if (entry.kind !== 'item') continue;
            const view = itemView(block, entry);
            const { verdict, confidence } = judge(subjectOf(view, null));
            assert.equal(verdict, view.track, `${id}: ${view.title}`);
            assert.ok(confidence >= 0.75, `${id}: ${view.title} is ${verdict}, ${confidence} sure`);
            items++;
          }
    assert.equal(items, 11);
  });

  it('take any name, and keep it text', async () => {
    const today = dayOf(2027, 9, 15);
    for (const name of ['Müller: Söhne #1', '- [x]', '"quoted"', '2027', 'null', '{a: b}'])
      for (const { files } of templates) {
        const texts = Object.fromEntries(files(name, today).map(({ path, text }) => [path, text]));
        const found = await check(texts, today);
        assert.deepEqual(
          found.filter(({ placed }) => placed.severity === 'error').map(({ placed }) => placed.message),
          [],
          name,
        );
      }
  });
});

describe('the example', () => {
  it('is a whole portfolio in one text, with all that its template has, and sound', async () => {
    const home = templates.find(({ id }) => id === 'strategy-office');
    const ids = (text: string): string[] => [...text.matchAll(/\bid: ([\w-]+)/g)].map(([, id]) => id ?? '');
    for (const today of days) {
      const text = wholeExample(today);
      assert.deepEqual(
        ids(text),
        (home?.files('', today) ?? []).flatMap((file) => ids(file.text)),
      );
      const found = await check({ 'example.portfolio': text }, today);
      assert.deepEqual(
        found.filter(({ placed }) => placed.severity === 'error' || placed.severity === 'warning'),
        [],
        isoDay(today),
      );
    }
  });
});

describe('the example of a mixed item', () => {
  it('has one finding worth a look: that the item is two', async () => {
    for (const today of days) {
      const found = await check({ 'example.portfolio': mixedExample(today) }, today);
      const loud = found.filter(({ placed }) => placed.severity === 'error' || placed.severity === 'warning');
      assert.deepEqual(
        loud.map(({ placed }) => placed.rule),
        ['mixed-traits'],
        loud.map(({ placed }) => placed.message).join('\n'),
      );
    }
  });
});
