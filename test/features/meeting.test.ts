/** A meeting over the protocol: its page as data, and each decision as the smallest edit. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import type { TextDocumentEdit } from 'vscode-languageserver-protocol';
import type { EditResult } from '../../server/src/protocol/edit.ts';
import {
  decide,
  type MeetingDecision,
  type MeetingPage,
  type MeetingResult,
  meeting,
} from '../../server/src/protocol/meeting.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
items:
  - id: wing # ours
    title: Open a new wing
    track: strategic
    status: active
    decision: Two floors or three
`;

it('a meeting is asked for with an earlier state, and what it decides comes as edits or with the reason why not', () =>
  withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    const portfolio = only?.portfolio ?? '';
    const before = FILE.replace('status: active', 'status: planned');
    const since = { name: 'review-june', files: [{ uri: client.uri('a.portfolio'), text: before }] };
    const page = (await client.request<MeetingResult>(meeting, { portfolio, since })) as MeetingPage;
    const [strategic, operational] = page.meeting.agendas;
    assert.deepEqual(
      strategic?.topics.map(({ id, reasons }) => [id, reasons.map(({ words }) => words)]),
      [['wing', ['Asks for a decision: Two floors or three', 'Changed: status: planned → under way']]],
    );
    assert.deepEqual(operational?.topics, []);
    assert.match(page.style, /--fg/);
    const ask = (decision: MeetingDecision): Promise<EditResult> =>
      client.request<EditResult>(decide, { portfolio, decision });
    const answer = await ask({
      act: 'decided',
      item: 'wing',
      date: '2027-09-15',
      asked: 'Two floors or three',
      decided: 'Three',
    });
    assert.ok('edit' in answer, JSON.stringify(answer));
    const [change, more] = (answer.edit.documentChanges ?? []) as TextDocumentEdit[];
    assert.equal(more, undefined);
    const text = change?.edits.map((edit) => ('newText' in edit ? edit.newText : '')).join('|') ?? '';
    assert.match(text, /decided: Three\n {8}date: 2027-09-15/);
    assert.ok(!text.includes('Open a new wing'), text);
    const refused = await ask({ act: 'owner', item: 'wall', date: '2027-09-15', owner: 'Me' });
    assert.match('refused' in refused ? refused.refused : '', /no item `wall`/);
    const none = await ask({ act: 'burn', item: 'wing' } as unknown as MeetingDecision);
    assert.match('refused' in none ? none.refused : '', /no decision/);
    assert.ok('refused' in (await client.request<MeetingResult>(meeting, { portfolio: 'file:///gone' })));
  }));
