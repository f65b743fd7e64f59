/** Semantic tokens, code lenses and inlay hints. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  CodeLens,
  InlayHint,
  Position,
  Range,
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensLegend,
} from 'vscode-languageserver-protocol';
import { type LspClient, withServer } from '../support/lsp.ts';

const FILE = `portfolio: Riverside
period: 2027
balance: {operational: 60%}
goals:
  - {id: safe-care, title: No harm, measures: [{name: Falls, baseline: 30, target: 10, actuals: {2027-06: 25}}]}
teams:
  - {id: emergency, name: "🏥 Emergency", capacity: 2 fte}
items:
  - id: triage-flow
    title: "🏥 Cut door-to-triage waiting time"
    track: operational
    status: active
    teams: {emergency: 1.5 fte}
    goals: [safe-care]
    description: >-
      Nurses reduce waste and rework at the desk
      and hold the standard work at the daily huddle.
    review: daily
    measures:
      - {name: Door, baseline: 20, target: 10, actuals: {2027-07: 14}}
  - id: new-market
    title: Enter a new market in another country
    track: strategic
    status: active
    teams: {emergency: 0.5 fte}
    start: 2027-01-01
    horizon: 18 months
    sustains: [triage-flow]
  - {id: rent, title: Rent, track: neither}
`;

interface Token {
  readonly words: string;
  readonly type: string;
  readonly modifiers: readonly string[];
}

function decode(client: LspClient, name: string, data: readonly number[]): Token[] {
  const { tokenTypes, tokenModifiers } = (
    client.capabilities.semanticTokensProvider as { legend: SemanticTokensLegend }
  ).legend;
  const tokens: Token[] = [];
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length, type, modifiers] = data.slice(i, i + 5) as [
      number,
      number,
      number,
      number,
      number,
    ];
    character = down === 0 ? character + right : right;
    line += down;
    const range: Range = { start: { line, character }, end: { line, character: character + length } };
    tokens.push({
      words: client.words(name, range),
      type: tokenTypes[type] ?? '',
      modifiers: tokenModifiers.filter((_, at) => (modifiers & (1 << at)) !== 0),
    });
  }
  return tokens;
}

describe('semantic tokens', () => {
  it('mark ids by what they name and trait words by their pole, line by line', async () => {
    for (const utf8 of [false, true]) {
      await withServer({ files: { 'a.portfolio': FILE }, utf8 }, async (client) => {
        const { data } = await client.of<SemanticTokens>('textDocument/semanticTokens/full', 'a.portfolio');
        const tokens = decode(client, 'a.portfolio', data);
        const ids = tokens
          .filter(({ type }) => type !== 'trait')
          .map(({ words, type, modifiers }) => `${words} ${type} ${modifiers.join(' ')}`.trim());
        assert.deepEqual(ids.slice(0, 5), [
          'safe-care interface declaration',
          'emergency type declaration',
          'triage-flow class declaration',
          'emergency type',
          'safe-care interface',
        ]);
        assert.ok(ids.includes('triage-flow class'));
        const traits = tokens.filter(({ type }) => type === 'trait');
        assert.ok(
          traits.some(({ words, modifiers }) => words === 'daily' && modifiers.includes('operational')),
        );
        assert.ok(
          traits.some(({ words, modifiers }) => /market/.test(words) && modifiers.includes('strategic')),
        );
        assert.ok(
          traits.every(
            ({ words, modifiers }) =>
              words.trim() === words && !words.includes('\n') && modifiers.length >= 1,
          ),
        );
      });
    }
  });
  it('of a range are those of the whole that lie in it, and a delta leads from one answer to the next', async () => {
    await withServer({ files: { 'a.portfolio': FILE } }, async (client) => {
      const full = await client.of<SemanticTokens>('textDocument/semanticTokens/full', 'a.portfolio');
      const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
      assert.deepEqual(
        (
          await client.of<SemanticTokens>('textDocument/semanticTokens/range', 'a.portfolio', {
            range: whole,
          })
        ).data,
        full.data,
      );
      await client.type('a.portfolio', FILE.replace('id: rent', 'id: the-rent'));
      const delta = await client.of<SemanticTokensDelta>(
        'textDocument/semanticTokens/full/delta',
        'a.portfolio',
        { previousResultId: full.resultId },
      );
      const after = [...full.data];
      for (const { start, deleteCount, data = [] } of delta.edits) after.splice(start, deleteCount, ...data);
      assert.deepEqual(
        after,
        (await client.of<SemanticTokens>('textDocument/semanticTokens/full', 'a.portfolio')).data,
      );
      assert.ok(delta.edits.every(({ data = [] }) => data.length < 15));
    });
  });
});

describe('code lenses', () => {
  it('say the verdict over an item, who serves a goal, what a team carries', async () => {
    await withServer({ files: { 'a.portfolio': FILE } }, async (client) => {
      const lenses = await client.of<CodeLens[]>('textDocument/codeLens', 'a.portfolio');
      const titles: string[] = [];
      for (const lens of lenses)
        titles.push((await client.request<CodeLens>('codeLens/resolve', lens)).command?.title ?? '');
      assert.equal(titles.length, 4, 'none over what is on neither path');
      assert.equal(titles[0], 'Served by 1 item (1 operational)');
      assert.equal(titles[1], 'Carries 2 of 2 fte (1.5 operational, 0.5 strategic)');
      assert.match(titles[2] ?? '', /^Reads operational, \d+% sure$/);
      assert.match(titles[3] ?? '', /^Reads strategic, \d+% sure$/);
    });
  });
  it('lead somewhere in our own editor: to the words behind a verdict, to those who name a goal or team', async () => {
    await withServer({ files: { 'a.portfolio': FILE }, own: true }, async (client) => {
      const lenses = await client.of<CodeLens[]>('textDocument/codeLens', 'a.portfolio');
      const led: string[] = [];
      for (const lens of lenses) {
        const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
        const [at] = (command?.arguments ?? []) as { uri: string; position: Position }[];
        const line = FILE.split('\n')[at?.position.line ?? -1] ?? '';
        led.push(`${command?.command} ${line.slice(at?.position.character)}`);
      }
      assert.equal(led.length, 4);
      for (const [i, command] of ['showReferences', 'showReferences', 'explainVerdict'].entries())
        assert.match(led[i] ?? '', new RegExp(`^twotrack\\.${command} \\S`));
    });
  });
  it('of a text that has changed say nothing wrong', async () => {
    await withServer({ files: { 'a.portfolio': FILE } }, async (client) => {
      const [lens] = await client.of<CodeLens[]>('textDocument/codeLens', 'a.portfolio');
      await client.type('a.portfolio', 'items: []\n');
      assert.equal((await client.request<CodeLens>('codeLens/resolve', lens)).command?.title, '…');
    });
  });
});

describe('inlay hints', () => {
  const hints = async (client: LspClient, range?: Range): Promise<string[]> => {
    const all = await client.of<InlayHint[]>('textDocument/inlayHint', 'a.portfolio', {
      range: range ?? { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });
    return all.map(({ position, label }) => {
      const at = client.offset('a.portfolio', position);
      const text = client.text('a.portfolio');
      return `${text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim()} [${String(label)}]`;
    });
  };
  it('show shares of effort, the end of a horizon and the way to a target', async () => {
    for (const utf8 of [false, true]) {
      await withServer({ files: { 'a.portfolio': FILE }, utf8 }, async (client) => {
        assert.deepEqual(await hints(client), [
          'balance: {operational: 60%} [now 75% operational, 25% strategic]',
          '- {id: safe-care, title: No harm, measures: [{name: Falls, baseline: 30, target: 10 [25% there]',
          '- {name: Door, baseline: 20, target: 10 [60% there]',
          'horizon: 18 months [until 2028-07-01]',
        ]);
      });
    }
  });
  it('are those of the range that is shown', async () => {
    await withServer({ files: { 'a.portfolio': FILE } }, async (client) => {
      const top = await hints(client, { start: { line: 0, character: 0 }, end: { line: 2, character: 3 } });
      assert.equal(top.length, 1);
    });
  });
});
