/** The form of an item: what it shows, and that a field changes its own bytes and no others. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { TextDocumentEdit, TextEdit } from 'vscode-languageserver-types';
import { readFromForm } from '../../client/src/form/messages.ts';
import { type EditResult, edit } from '../../server/src/protocol/edit.ts';
import {
  type FormField,
  type ItemForm,
  type ItemFormResult,
  itemForm,
} from '../../server/src/protocol/item-form.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type NodeAtResult, nodeAt } from '../../server/src/protocol/tree.ts';
import { withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  # the one we show
  - id: care
    title: "A care company: our own"   # keep
    track: strategic
    start: 2027-13
    milestones: [{title: Board agrees, date: 2027-05-01}]
    measures:
      - name: Homes served   # by us
        target: 40
  - id: other
    title: Other
    owner: Chief nurse
`;

interface Hand {
  readonly form: () => Promise<ItemFormResult>;
  /** The whole text with a field set, or why not. */
  readonly set: (field: string, value: string) => Promise<string>;
}

/** Opens the form of the item that a line of the file belongs to. */
async function withForm(body: (hand: Hand) => Promise<void>, line = 4, file = FILE): Promise<void> {
  await withServer({ files: { 'a.portfolio': file }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    const uri = client.uri('a.portfolio');
    const at = { uri, position: { line, character: 6 }, groupBy: 'track' };
    const target = (await client.request<NodeAtResult>(nodeAt, at)).path.at(-1)?.id ?? '';
    const portfolio = only?.portfolio ?? '';
    await body({
      form: () => client.request<ItemFormResult>(itemForm, { portfolio, target }),
      set: async (field, value) => {
        const params = { portfolio, verb: 'set-field', targets: [target], from: field, value };
        const answer = await client.request<EditResult>(edit, params);
        if ('refused' in answer) return `refused: ${answer.refused}`;
        const edits = (answer.edit.documentChanges ?? []).flatMap(
          (change) => (change as TextDocumentEdit).edits as TextEdit[],
        );
        return applied(file, edits);
      },
    });
  });
}

/** The text after edits that do not overlap, from the last to the first. */
function applied(text: string, edits: readonly TextEdit[]): string {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const at = ({ line, character }: TextEdit['range']['start']): number =>
    (starts[line] ?? text.length) + character;
  return [...edits]
    .sort((a, b) => at(b.range.start) - at(a.range.start))
    .reduce(
      (so, { range, newText }) => so.slice(0, at(range.start)) + newText + so.slice(at(range.end)),
      text,
    );
}

function good(answer: ItemFormResult): ItemForm {
  assert.ok(!('refused' in answer), JSON.stringify(answer));
  return answer;
}
const fieldOf = (form: ItemForm, name: string): FormField => {
  const all = [...form.fields, ...form.lists.flatMap(({ rows }) => rows.flatMap(({ fields }) => fields))];
  const found = all.find(({ field }) => field === name);
  assert.ok(found, name);
  return found;
};

describe('the form of an item', () => {
  it('gives first the reasons for what the item reads like', async () => {
    const text = `items:
  - id: venture
    title: Found a joint venture with two partners to enter a new market
    review: daily
  - id: wait
    title: Cut the wait at the desk with a daily huddle and standard work
    funding: capital
`;
    for (const [line, side] of [
      [2, 'strategic'],
      [5, 'operational'],
    ] as const)
      await withForm(
        async ({ form }) => {
          const { because, reads } = good(await form());
          assert.match(reads, new RegExp(side));
          const sides = because.map((each) => each.side);
          assert.equal(sides[0], side);
          assert.deepEqual(new Set(sides).size, 2, 'both sides have reasons');
          assert.deepEqual(
            sides,
            sides.toSorted((a, b) => Number(b === side) - Number(a === side)),
          );
        },
        line,
        text,
      );
  });
  it('shows what is written, what cannot be read, and whom others name', () =>
    withForm(async (hand) => {
      const form = good(await hand.form());
      assert.equal(form.title, 'A care company: our own');
      assert.equal(fieldOf(form, 'track').value, 'strategic');
      assert.deepEqual(
        fieldOf(form, 'track').choices.map(({ value }) => value),
        ['operational', 'strategic', 'neither'],
      );
      assert.notEqual(fieldOf(form, 'start').problem, '');
      assert.equal(fieldOf(form, 'sponsor').problem, '');
      assert.deepEqual(
        fieldOf(form, 'owner').choices.map(({ value }) => value),
        ['Chief nurse'],
      );
      assert.equal(fieldOf(form, 'milestones.0.date').value, '2027-05-01');
      assert.equal(fieldOf(form, 'measures.0.target').value, '40');
      assert.notEqual(form.reads, '');
      assert.match(form.uri, /a\.portfolio$/);
      // Words of the language in a doc stand without the marks of Markdown.
      assert.doesNotMatch(fieldOf(form, 'status').doc, /[*`]/);
    }));

  it('tells how an item reads in words that go on from “This item reads”', () =>
    withForm(async ({ form }) => {
      const shown = (await form()) as ItemForm;
      assert.equal(shown.title, 'Other');
      assert.equal(shown.reads, 'unclear: too little is said for either track');
    }, 12));

  it('changes the bytes of one value: comments, quotes and layout stay', () =>
    withForm(async ({ set }) => {
      const swapped = (a: string, b: string): string => {
        assert.ok(FILE.includes(a), a);
        return FILE.replace(a, b);
      };
      assert.equal(await set('title', 'Our own care'), swapped('"A care company: our own"', 'Our own care'));
      assert.equal(await set('start', '2027-03'), swapped('2027-13', '2027-03'));
      assert.equal(await set('measures.0.target', '60'), swapped('target: 40', 'target: 60'));
      assert.equal(await set('measures.0.target', ''), swapped('\n        target: 40', ''));
      assert.equal(await set('milestones.0.date', '2027-06'), swapped('2027-05-01', '2027-06'));
      assert.equal(
        await set('milestones.0', ''),
        swapped('    milestones: [{title: Board agrees, date: 2027-05-01}]\n', ''),
      );
      assert.equal(
        await set('milestones.+', 'First client, paying'),
        swapped('2027-05-01}]', '2027-05-01}, {title: "First client, paying"}]'),
      );
      assert.equal(
        await set('measures.+', 'Income: net'),
        swapped('        target: 40\n', '        target: 40\n      - name: "Income: net"\n'),
      );
      assert.equal(
        await set('sponsor', 'Chief # executive'),
        swapped('    start: 2027-13', '    sponsor: "Chief # executive"\n    start: 2027-13'),
      );
    }));

  it('refuses what the language cannot read, and what the form does not show', () =>
    withForm(async ({ set }) => {
      assert.match(await set('start', 'soon'), /^refused: /);
      assert.match(await set('track', 'sideways'), /^refused: /);
      assert.match(await set('title', ' '), /^refused: A title cannot be empty/);
      assert.match(await set('id', 'x'), /^refused: The form has no field/);
      assert.match(await set('measures.0.plan', '1'), /^refused: The form has no field/);
      assert.match(await set('measures.9.target', '1'), /^refused: /);
    }));

  it('hears no message that its page does not send', () => {
    assert.equal(readFromForm({ kind: 'set', field: 'owner' }), undefined);
    assert.equal(readFromForm({ kind: 'open', field: 'owner', value: '' }), undefined);
    assert.deepEqual(readFromForm({ kind: 'save', field: 'a' }), { kind: 'save' });
    assert.deepEqual(readFromForm({ kind: 'set', field: 'a', value: 'b', more: 1 }), {
      kind: 'set',
      field: 'a',
      value: 'b',
    });
  });
});
