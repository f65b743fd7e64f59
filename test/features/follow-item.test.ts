/** The form of an item keeps to the item, with or without an id, while the text is edited around it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type EditResult, edit } from '../../server/src/protocol/edit.ts';
import { type ItemForm, type ItemFormResult, itemForm } from '../../server/src/protocol/item-form.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type NodeAtResult, nodeAt } from '../../server/src/protocol/tree.ts';
import { withServer } from '../support/lsp.ts';

const OTHER = '  - title: Letters out in two days\n    owner: Ward clerk\n';
const OWN = '  - title: Found a clinic\n    owner: Chief nurse\n';
const LAST = '  - title: Beds made by ten\n';
const HEAD = 'portfolio: P\nitems:\n';
const BEFORE = HEAD + OTHER + OWN + LAST;

/** The title of the form after the text became `after`, or why there is none. */
async function followed(after: string, before = BEFORE): Promise<string> {
  let said = '';
  await withServer({ files: { 'a.portfolio': before }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const portfolio = (await client.request<readonly PortfolioSummary[]>(portfolios, undefined))[0]
      ?.portfolio;
    const line = before.slice(0, before.indexOf(OWN)).split('\n').length - 1;
    const at = { uri: client.uri('a.portfolio'), position: { line, character: 6 }, groupBy: 'track' };
    const target = (await client.request<NodeAtResult>(nodeAt, at)).path.at(-1)?.id ?? '';
    const { mark } = await client.request<ItemForm>(itemForm, { portfolio, target });
    await client.type('a.portfolio', after);
    const now = await client.request<ItemFormResult>(itemForm, { portfolio, target, mark });
    if ('refused' in now) {
      said = now.refused;
      return;
    }
    // What the form writes goes to the item that it shows.
    const params = { portfolio, verb: 'set-field', targets: [now.target], from: 'sponsor', value: 'Board' };
    const made = await client.request<EditResult>(edit, params);
    assert.ok(!('refused' in made), JSON.stringify(made));
    const text = client.afterAll(made.edit)['a.portfolio'] ?? '';
    const own = text.split(/^ {2}- /m).find((entry) => entry.includes('sponsor: Board')) ?? '';
    assert.ok(own.includes(now.title), text);
    said = now.title;
  });
  return said;
}

const cases: readonly (readonly [what: string, after: string, title: string])[] = [
  ['an item is added above', `${HEAD}  - title: New\n${OTHER}${OWN}${LAST}`, 'Found a clinic'],
  ['an item above is removed', HEAD + OWN + LAST, 'Found a clinic'],
  ['the item is moved to the end', HEAD + OTHER + LAST + OWN, 'Found a clinic'],
  ['a key is written', BEFORE.replace('Chief nurse', 'Matron'), 'Found a clinic'],
  ['the title is written', BEFORE.replace('Found a clinic', 'Found two clinics'), 'Found two clinics'],
  ['it gets an id', BEFORE.replace(OWN, `  - id: clinic\n${OWN.replace('-', ' ')}`), 'Found a clinic'],
  [
    'it is changed together with the item above',
    BEFORE.replaceAll('owner', 'sponsor').replace('    sponsor: Chief nurse\n', ''),
    'Found a clinic',
  ],
];
for (const [what, after, title] of cases)
  test(`the form of an item without an id keeps to it where ${what}`, async () =>
    assert.equal(await followed(after), title));

test('an item that was removed is not taken for the one that is now in its place', async () =>
  assert.equal(await followed(HEAD + OTHER + LAST), 'This item is no longer in the portfolio.'));

test('a form says so where several items say the same as its own did', async () =>
  assert.match(
    await followed(`${HEAD}${OWN}  - title: A\n${OWN}  - title: B\n${OTHER}${OWN}  - title: C\n`),
    /^Several items say the same as this one did/,
  ));

test('of items that say the same, the form keeps to the one between the same neighbours', async () => {
  const twins = `${HEAD}${OTHER}${OWN}${LAST}${OWN}`;
  assert.equal(await followed(twins.replace(HEAD, `${HEAD}  - title: New\n`), twins), 'Found a clinic');
});
