/** Catchball as threads: what is shown of the rounds of a file, and what is written into it, to the byte. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  beginCatchball,
  type CatchballAtResult,
  type CatchballResult,
  type CatchballThread,
  catchball,
  catchballAt,
  type PlayRoundParams,
  playRound,
} from '../../server/src/protocol/catchball.ts';
import type { EditResult } from '../../server/src/protocol/edit.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const TEXT = `portfolio: Riverside
teams:
  - {id: emergency, name: Emergency department}
  - {id: wards, name: Wards}
goals:
  # The first goal.
  - id: quick-care
    title: Quick care # ours
    owner: Chief nurse
    catchball:
      - from: Chief nurse
        to: emergency
        date: 2027-06-01
        proposal: Ten minutes from door to [triage](http://a.b)
        answer: "Fourteen: with a *second* desk"
      - {from: chief  nurse, to: emergency, date: 2027-07-01, proposal: Twelve by June}
      - {from: Chief nurse, to: wards, date: 2027-05-01, proposal: All, agreed: 2027-05-10}
items:
  - id: triage
    title: Triage
    teams: [wards]
    sponsor: Medical director
`;

const threadsOf = (client: LspClient): Promise<CatchballResult> =>
  client.request<CatchballResult>(catchball, { uri: client.uri('a.portfolio') });

async function first(client: LspClient): Promise<CatchballThread> {
  const [thread] = (await threadsOf(client)).threads;
  assert.ok(thread !== undefined);
  return thread;
}

async function played(
  client: LspClient,
  round: CatchballThread['last'],
  what: Pick<PlayRoundParams, 'act' | 'text'>,
): Promise<string> {
  const answer = await client.request<EditResult>(playRound, {
    uri: client.uri('a.portfolio'),
    round,
    ...what,
  });
  return 'refused' in answer
    ? `refused: ${answer.refused}`
    : (client.afterAll(answer.edit)['a.portfolio'] ?? '');
}

const withText = (text: string, act: (client: LspClient) => Promise<void>): Promise<void> =>
  withServer({ files: { 'a.portfolio': text }, own: true }, async (client) => {
    await client.open('a.portfolio');
    await act(client);
  });

describe('threads of catchball', () => {
  it('are one for each two who play, at the goal or item, with texts as texts', () =>
    withText(TEXT, async (client) => {
      const { threads, version } = await threadsOf(client);
      assert.ok(version >= 0);
      assert.deepEqual(
        threads.map(({ state, label, rounds }) => [state, label, rounds.length]),
        [
          [
            'waiting',
            'Catchball, chief nurse and Emergency department: waits for an answer since 1 July 2027',
            2,
          ],
          ['agreed', 'Catchball, Chief nurse and Wards: agreed on 10 May 2027', 1],
        ],
      );
      const open = threads[0] ?? assert.fail();
      assert.equal(client.words('a.portfolio', open.range).split('\n')[1], '    title: Quick care');
      assert.deepEqual(open.rounds[0], {
        who: 'Chief nurse → Emergency department',
        when: '1 June 2027',
        body: 'Ten minutes from door to \\[triage\\]\\(http\\://a\\.b\\)\n\n**Answer:** Fourteen: with a \\*second\\* desk',
      });
    }));

  it('take an answer, an agreement and a new round, each as the edit of its place alone', () =>
    withText(TEXT, async (client) => {
      const { last } = await first(client);
      assert.equal(
        await played(client, last, { act: 'answer', text: 'Thirteen,\nwith {two} desks' }),
        TEXT.replace('Twelve by June}', 'Twelve by June, answer: "Thirteen, with {two} desks"}'),
      );
      assert.equal(
        await played(client, last, { act: 'agree' }),
        TEXT.replace('Twelve by June}', 'Twelve by June, agreed: 2027-09-15}'),
      );
      assert.equal(
        await played(client, last, { act: 'propose', text: 'Eleven' }),
        TEXT.replace(
          'agreed: 2027-05-10}\n',
          'agreed: 2027-05-10}\n      - {from: chief nurse, to: emergency, date: 2027-09-15, proposal: Eleven}\n',
        ),
      );
    }));

  it('refuse what has no place: an answered round, a round that changed, two that say the same, nothing written', async () => {
    await withText(TEXT, async (client) => {
      const { last } = await first(client);
      const answered = {
        ...last,
        from: 'Chief nurse',
        date: '2027-06-01',
        proposal: 'Ten minutes from door to [triage](http://a.b)',
      };
      assert.match(await played(client, answered, { act: 'answer', text: 'No' }), /has its answer/);
      assert.match(
        await played(client, { ...last, proposal: 'Nine' }, { act: 'agree' }),
        /no longer in the text/,
      );
      assert.match(await played(client, last, { act: 'answer', text: ' \n' }), /Nothing was written/);
    });
    const twice = TEXT.replace(
      '- {from: Chief nurse, to: wards',
      '- {from: chief nurse, to: emergency, date: 2027-07-01, proposal: Twelve by June}\n$&',
    );
    await withText(twice.replace('\n- {from: Chief', '\n      - {from: Chief'), async (client) => {
      assert.match(
        await played(client, (await first(client)).last, { act: 'agree' }),
        /Two rounds say the same/,
      );
    });
  });

  it('follow the text: none where there is no catchball, and none of a file that is not known', () =>
    withText(TEXT, async (client) => {
      const before = await first(client);
      await client.type('a.portfolio', `# A line above.\n${TEXT}`);
      const after = await first(client);
      assert.equal(after.range.start.line, before.range.start.line + 1);
      assert.equal(after.key, before.key);
      await client.type('a.portfolio', 'portfolio: Riverside\n');
      assert.deepEqual((await threadsOf(client)).threads, []);
      const gone = await client.request<CatchballResult>(catchball, { uri: 'file:///gone.portfolio' });
      assert.deepEqual(gone, { version: -1, threads: [] });
    }));

  it('begin on a goal or an item, with whom the text names first', () =>
    withText(TEXT, async (client) => {
      const uri = client.uri('a.portfolio');
      const line = TEXT.split('\n').indexOf('    title: Triage');
      const place = { uri, position: { line, character: 6 } };
      const known = await client.request<CatchballAtResult | null>(catchballAt, place);
      assert.deepEqual(known, {
        title: 'Triage',
        from: ['Medical director'],
        to: [
          { value: 'wards', name: 'Wards' },
          { value: 'emergency', name: 'Emergency department' },
        ],
      });
      const round = { from: 'Medical director', to: 'wards', proposal: 'Half: by spring' };
      const answer = await client.request<EditResult>(beginCatchball, { ...place, ...round });
      assert.ok('edit' in answer);
      assert.equal(
        client.afterAll(answer.edit)['a.portfolio'],
        `${TEXT}    catchball:\n      - from: Medical director\n        to: wards\n        date: 2027-09-15\n        proposal: "Half: by spring"\n`,
      );
      const alone = await client.request<EditResult>(beginCatchball, {
        ...place,
        ...round,
        to: 'medical  Director',
      });
      assert.match('refused' in alone ? alone.refused : '', /themselves/);
      const nowhere = { uri, position: { line: 0, character: 0 } };
      assert.equal(await client.request<CatchballAtResult | null>(catchballAt, nowhere), null);
    }));
});
