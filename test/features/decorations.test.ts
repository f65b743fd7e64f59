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
import { viewOf } from '../../server/src/core/model/item.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { mixedExample } from '../../server/src/templates/mixed-example.ts';
import { evidenceSpan } from '../../server/src/traits/item-subject.ts';
import { type LspClient, withServer } from '../support/lsp.ts';
import { sessionWith, uriOf } from '../support/world.ts';

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
  /** Offset in the text. */
  readonly at: number;
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
      at: client.offset(name, range.start),
      words: client.words(name, range),
      type: tokenTypes[type] ?? '',
      modifiers: tokenModifiers.filter((_, at) => (modifiers & (1 << at)) !== 0),
    });
  }
  return tokens;
}

const shownToken = ({ at, words, type, modifiers }: Token): string =>
  [at, words, type, ...modifiers].join(' ');

/** The ids of `FILE` in order, as what they are, each with whether it is a declaration. */
const IDS: readonly (readonly [words: string, type: string, declaration?: boolean])[] = [
  ['safe-care', 'interface', true],
  ['emergency', 'type', true],
  ['triage-flow', 'class', true],
  ['emergency', 'type'],
  ['safe-care', 'interface'],
  ['new-market', 'class', true],
  ['emergency', 'type'],
  ['triage-flow', 'class'],
  ['rent', 'class', true],
];

/** Every token of `FILE`: the ids, and, with `traits`, on each line the words that the verdict on an item rests on. */
async function expectedTokens(traits: boolean): Promise<Token[]> {
  const session = await sessionWith({ 'a.portfolio': FILE }, dayOf(2027, 9, 15));
  const file = session.snapshot(uriOf('a.portfolio')) ?? assert.fail();
  const found: { start: number; end: number; token: Omit<Token, 'at'> }[] = [];
  let from = 0;
  for (const [words, type, declaration = false] of IDS) {
    const start = FILE.slice(from).search(new RegExp(`\\b${words}\\b`)) + from;
    from = start + words.length;
    found.push({ start, end: from, token: { words, type, modifiers: declaration ? ['declaration'] : [] } });
  }
  for (const [at, block] of file.document.blocks.entries())
    for (const ref of file.portfolio.index.ofBlock(block)) {
      if (!traits || ref.kind !== 'item' || viewOf(ref).track === 'neither') continue;
      for (const piece of file.analysis.judgementOf(viewOf(ref)).evidence) {
        const span = evidenceSpan(viewOf(ref), piece);
        // A word of next to no weight is counted, and not coloured.
        if (span === null || (piece.weight < 0.1 && piece.discounted !== true)) continue;
        const { start, end } = file.document.absolute(at, span);
        const modifiers = [piece.pole, ...(piece.discounted === true ? ['discounted'] : [])];
        for (const line of FILE.slice(start, end).matchAll(/[^\n]+/g)) {
          const words = line[0].trimStart();
          if (words === '') continue;
          const begin = start + line.index + line[0].length - words.length;
          found.push({ start: begin, end: begin + words.length, token: { words, type: 'trait', modifiers } });
        }
      }
    }
  // Of two that overlap the one that begins first stands, the longer one where they begin together.
  let last = 0;
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap(({ start, end, token }) => {
      if (start < last) return [];
      last = end;
      return [{ at: start, ...token }];
    });
}

describe('semantic tokens', () => {
  for (const utf8 of [false, true])
    for (const own of [false, true])
      it(`mark ids by what they name${own ? '' : ' and trait words by their pole'}, line by line, ${utf8 ? 'UTF-8' : 'UTF-16'}`, async () => {
        await withServer({ files: { 'a.portfolio': FILE }, utf8, own }, async (client) => {
          const { data } = await client.of<SemanticTokens>('textDocument/semanticTokens/full', 'a.portfolio');
          const tokens = decode(client, 'a.portfolio', data);
          assert.deepEqual(tokens.map(shownToken), (await expectedTokens(!own)).map(shownToken));
        });
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
      for (const lens of lenses) {
        const { range, command } = await client.request<CodeLens>('codeLens/resolve', lens);
        assert.deepEqual(range.start, range.end);
        const line = FILE.split('\n')[range.start.line]?.slice(range.start.character) ?? '';
        titles.push(`${line.slice(0, 15)}: ${(command?.title ?? '').replace(/\d+%/, 'so much')}`);
      }
      // None over what is on neither path.
      assert.deepEqual(titles, [
        '{id: safe-care,: Served by 1 item (1 operational)',
        '{id: emergency,: Carries 2 of 2 fte over the period (1.5 operational, 0.5 strategic)',
        'id: triage-flow: Very clearly operational',
        'id: new-market: Very clearly strategic',
      ]);
    });
  });
  it('say what nobody serves or carries, what is stated otherwise, mixed, unclear or without a track', async () => {
    const text = `goals:
  - {id: alone, title: Alone}
  - {id: above, title: Above}
  - {id: below, title: Below, parent: above}
teams:
  - {id: idle, name: Idle}
  - {id: busy, name: Busy}
items:
  - {id: against, title: Enter a new market in another country, track: operational, goals: [above], teams: [busy]}
  - {id: both, title: Reduce waiting at the desk with standard work and enter a new market in another country}
  - {id: thin, title: Portal, track: strategic}
  - {id: open, title: Enter a new market in another country}
`;
    await withServer({ files: { 'a.portfolio': text } }, async (client) => {
      const titles: string[] = [];
      for (const lens of await client.of<CodeLens[]>('textDocument/codeLens', 'a.portfolio')) {
        const { range, command } = await client.request<CodeLens>('codeLens/resolve', lens);
        const id = /id: (\w+)/.exec(
          text.split('\n')[range.start.line]?.slice(range.start.character) ?? '',
        )?.[1];
        // How sure a verdict is follows from the weights, which are learnt anew now and then.
        titles.push(`${id}: ${command?.title.replace(/^(?:Perhaps|Likely|Clearly|Very clearly) /, '')}`);
      }
      assert.deepEqual(titles, [
        'alone: Served by no item',
        'above: Served by 1 item (1 operational), 1 goal below it',
        'below: Served by no item',
        'idle: Carries 0 fte',
        'busy: Carries 0 fte; 1 item states no effort',
        'against: strategic, stated as operational',
        'both: both kinds of work, no track stated',
        'thin: No clear verdict: too little is said for either track',
        'open: strategic, no track stated',
      ]);
    });
  });
  it('count a mixed item as itself, on neither path, and as what it is declared once it is kept as one', async () => {
    const text = mixedExample(21_000);
    const kept = text.replace(
      /^( *- id: waits-and-clinic)$/m,
      '  # twotrack-ignore mixed-traits: one lease\n$1',
    );
    for (const [name, shown, path] of [
      ['mixed.portfolio', text, 'mixed'],
      ['kept.portfolio', kept, 'operational'],
    ] as const)
      await withServer({ files: { [name]: shown } }, async (client) => {
        // The path of an item is known once its findings are.
        await client.of('textDocument/diagnostic', name);
        const titles: string[] = [];
        for (const lens of (await client.of<CodeLens[]>('textDocument/codeLens', name)).slice(0, 3))
          titles.push((await client.request<CodeLens>('codeLens/resolve', lens)).command?.title ?? '');
        assert.deepEqual(
          titles.map((title) => title.replaceAll(/\d\.\d+/g, '#')),
          [
            `Served by 1 item (1 ${path})`,
            `Carries # of 2 fte over the period (# ${path})`,
            `Carries # of 1 fte over the period (# ${path})`,
          ],
        );
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
      assert.deepEqual(
        led.map((line) => line.slice(0, 44)),
        [
          'twotrack.showReferences safe-care, title: No',
          'twotrack.showReferences emergency, name: "🏥',
          'twotrack.explainVerdict operational',
          'twotrack.explainVerdict strategic',
        ],
      );
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
