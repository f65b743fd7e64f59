/** The split as a decision: what is proposed, what a person's choice makes of it, and what stands in the way. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readFromSplit } from '../../client/src/split/messages.ts';
import type { PortfolioSummary } from '../../server/src/protocol/portfolios.ts';
import { portfolios } from '../../server/src/protocol/portfolios.ts';
import {
  type SplitChoice,
  type SplitDecisionResult,
  type SplitProposal,
  splitDecision,
} from '../../server/src/protocol/split.ts';
import { type NodeAtResult, nodeAt } from '../../server/src/protocol/tree.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: both
    title: Cut the wait at triage and enter the home care market
    track: operational
    teams: {desk: 0.8 fte, office: 0.3 fte}
    start: 2027-01
    end: 2029
    description: >-
      Nurses time each step at the front door and hold the new standard at the daily huddle. Beyond that we
      build a new service line: a care company of our own, with capital investment of five million.
    methods: [standard work, business case]
`;

async function decided(
  body: (ask: (choice?: SplitChoice) => Promise<SplitDecisionResult>, client: LspClient) => Promise<void>,
): Promise<void> {
  await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    const at = { uri: client.uri('a.portfolio'), position: { line: 3, character: 6 }, groupBy: 'track' };
    const { path } = await client.request<NodeAtResult>(nodeAt, at);
    const target = path.at(-1)?.id ?? '';
    const portfolio = only?.portfolio ?? '';
    await body(
      (choice) =>
        client.request<SplitDecisionResult>(splitDecision, {
          portfolio,
          target,
          ...(choice === undefined ? {} : { choice }),
        }),
      client,
    );
  });
}
function good(answer: SplitDecisionResult): SplitProposal {
  assert.ok(!('refused' in answer), JSON.stringify(answer));
  return answer;
}
const added = ({ diff }: SplitProposal): string =>
  diff
    .filter(({ sign }) => sign === '+')
    .map(({ text }) => text)
    .join('\n');

describe('split as a decision', () => {
  it('proposes what the quick fix does: effort stays, nothing is linked, no date goes', () =>
    decided(async (ask) => {
      const first = good(await ask());
      assert.deepEqual([first.choice.share, first.choice.link, first.problem], [0, false, '']);
      assert.ok(first.reads.operational.fits && first.reads.strategic.fits);
      assert.equal(first.effort, '1.1 fte');
      assert.ok(first.wordShare !== null && first.wordShare > 0 && first.wordShare < 100);
      assert.match(added(first), /teams: \[desk, office\]/);
      assert.doesNotMatch(added(first), /sustains|fte/);
      assert.ok(!first.diff.some(({ sign, text }) => sign === '-' && /start|end/.test(text)));
    }));

  it('says nothing of the effort that no word bears out', () =>
    decided(async (ask) => {
      const { choice, pieces } = good(await ask());
      const to = pieces.map(({ key }, at) =>
        key === 'description' ? 'operational' : choice.to[at],
      ) as typeof choice.to;
      assert.equal(good(await ask({ ...choice, to })).wordShare, null);
    }));

  it('takes titles, id, effort and link as a person says, and the parts add up', () =>
    decided(async (ask) => {
      const { choice } = good(await ask());
      const titles = { operational: 'Quicker triage', strategic: 'A care company' };
      const after = added(good(await ask({ ...choice, titles, id: 'care', share: 25, link: true })));
      assert.match(after, /title: Quicker triage\n/);
      assert.match(after, /teams: \{desk: 0\.6 fte, office: 0\.225 fte\}/);
      assert.match(after, /sustains: \[care\]/);
      assert.match(
        after,
        /- id: care\n {4}title: A care company\n[\s\S]*teams: \{desk: 0\.2 fte, office: 0\.075 fte\}/,
      );
    }));

  it('calls a half by its pieces, wherever they go, until a person names it', () =>
    decided(async (ask) => {
      const { choice, pieces } = good(await ask());
      const titles = pieces.flatMap(({ key, text }) => (key === 'title' ? [text] : []));
      const to = pieces.map(({ key }, at) =>
        key === 'title' ? 'strategic' : choice.to[at],
      ) as typeof choice.to;
      const after = good(await ask({ ...choice, to, titles: {} }));
      assert.notEqual(after.choice.titles.operational, choice.titles.operational);
      for (const title of titles) assert.ok(after.choice.titles.strategic.includes(title.slice(4)), title);
      const named = good(await ask({ ...choice, to, titles: { operational: 'Quicker triage' } }));
      assert.equal(named.choice.titles.operational, 'Quicker triage');
      assert.equal(named.choice.titles.strategic, after.choice.titles.strategic);
      assert.match(added(named), /title: Quicker triage/);
    }));

  it('takes the id of the new half from its title, until a person writes one', () =>
    decided(async (ask) => {
      const { choice } = good(await ask());
      const titles = { strategic: 'A care company' };
      assert.equal(good(await ask({ ...choice, titles, id: '' })).choice.id, 'care-company');
      assert.equal(good(await ask({ ...choice, titles, id: 'care' })).choice.id, 'care');
    }));

  it('moves any piece, and says how each half reads then', () =>
    decided(async (ask) => {
      const first = good(await ask());
      const at = first.pieces.findIndex(({ key, text }) => key === 'teams' && text === 'office');
      const method = first.pieces.findIndex(({ text }) => text === 'business case');
      const to = first.choice.to.map((side, i) =>
        i === at ? 'strategic' : i === method ? 'operational' : side,
      );
      const after = good(await ask({ ...first.choice, to }));
      assert.match(added(after), /teams: \{desk: 0 fte, office: 0\.3 fte\}/);
      assert.doesNotMatch(added(after), /methods: \[business case\]/);
      const back = first.choice.to.map(() => 'operational' as const);
      const none = good(await ask({ ...first.choice, to: back }));
      assert.equal(none.reads.operational.fits, false);
    }));

  it('says what stands in the way, and gives no edit then', () =>
    decided(async (ask) => {
      const { choice } = good(await ask());
      for (const [change, problem] of [
        [{ id: 'both' }, /taken/],
        [{ id: 'Not so' }, /small letters/],
        [{ titles: { ...choice.titles, strategic: ' ' } }, /needs a title/],
      ] as const) {
        const answer = good(await ask({ ...choice, ...change }));
        assert.match(answer.problem, problem);
        assert.equal(answer.edit, null);
      }
      assert.ok('refused' in (await ask({ ...choice, to: [] })));
    }));

  it('hears only what its page says', () => {
    assert.equal(readFromSplit({ kind: 'choice', choice: { to: ['up'] } }), undefined);
    const choice = { to: ['both'], titles: {}, id: 'a', share: 0, link: false };
    assert.deepEqual(readFromSplit({ kind: 'choice', choice }), { kind: 'choice', choice });
    assert.equal(
      readFromSplit({ kind: 'choice', choice: { ...choice, titles: { strategic: 1 } } }),
      undefined,
    );
    assert.deepEqual(readFromSplit({ kind: 'apply', more: 1 }), { kind: 'apply' });
  });

  it('says in the finding what a split by one key leaves undivided', () =>
    decided(async (_, client) => {
      const found = await client.diagnostics('a.portfolio');
      const related = found.find(({ code }) => code === 'mixed-traits')?.relatedInformation ?? [];
      const last = related.at(-1);
      assert.equal(
        last?.message,
        'After a split the whole effort, 1.1 fte, stays with the operational half until somebody divides it',
      );
      assert.equal(
        last === undefined ? '' : client.words('a.portfolio', last.location.range),
        '{desk: 0.8 fte, office: 0.3 fte}',
      );
    }));
});
