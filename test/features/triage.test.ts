/** Triage of a portfolio's own items: who waits, what is suggested, and the one edit that writes what was decided. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { CodeAction } from 'vscode-languageserver-types';
import { suggested } from '../../client/src/triage/board.ts';
import type { PortfolioSummary } from '../../server/src/protocol/portfolios.ts';
import { portfolios } from '../../server/src/protocol/portfolios.ts';
import { type TriageParams, type TriageResult, triage } from '../../server/src/protocol/triage.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const BARE = `portfolio: Harbour plans
items:
  - id: gate   # from the harbour master
    title: Fewer forms at the gate
  - {id: cranes, title: 'Renewal of the crane licence'}
  - id: both
    title: Cut the wait at the gate and enter the offshore wind market
    description: >-
      Gate teams time each step and hold the new standard at the daily huddle. Beyond that we build a new
      service line: a wind company of our own, with capital investment of five million.
    methods: [standard work, business case]

  - id: hello
    title: Hello all
  - {id: old, title: Phase one, status: done}
  - id: walks
    title: Safety walks
    track: operational
    depends-on: [gate]
  - {id: a, title: Phase two}
  - {id: b, title: Phase three}
  - {id: c, title: Phase four}
`;

async function opened(
  text: string,
  body: (
    ask: (decided?: TriageParams['decided']) => Promise<TriageResult>,
    client: LspClient,
  ) => Promise<void>,
): Promise<void> {
  await withServer({ files: { 'a.portfolio': text }, own: true }, async (client) => {
    await client.open('a.portfolio');
    const [only] = await client.request<readonly PortfolioSummary[]>(portfolios, undefined);
    await body(
      (decided) =>
        client.request<TriageResult>(triage, {
          portfolio: only?.portfolio ?? '',
          ...(decided && { decided }),
        }),
      client,
    );
  });
}
function good(answer: TriageResult): Exclude<TriageResult, { refused: string }> {
  assert.ok(!('refused' in answer), JSON.stringify(answer));
  return answer;
}

describe('triage of a portfolio', () => {
  it('shows what has no track and is not over, with what each reads like', () =>
    opened(BARE, async (ask) => {
      const { rows, edit } = good(await ask());
      assert.equal(edit, null);
      assert.deepEqual(
        rows.map((row) => `${suggested(row).decision}: ${row.title}`),
        [
          'operational: Fewer forms at the gate',
          'neither: Renewal of the crane licence',
          'split: Cut the wait at the gate and enter the offshore wind market',
          'open: Hello all',
          'open: Phase two',
          'open: Phase three',
          'open: Phase four',
        ],
      );
      // A title alone is sure of nothing.
      assert.ok(rows.every((row) => !suggested(row).sure));
    }));

  it('shows with the title what the item says besides', () =>
    opened(BARE, async (ask) => {
      const { rows } = good(await ask());
      assert.match(
        rows[2]?.description ?? '',
        /^Gate teams time each step and hold the new standard at the daily/,
      );
      assert.equal(rows[0]?.description, '');
    }));

  it('writes all that was decided as one edit, and no other byte', () =>
    opened(BARE, async (ask, client) => {
      const { rows } = good(await ask());
      const target = (title: string): string => rows.find((row) => row.title.startsWith(title))?.target ?? '';
      const { edit } = good(
        await ask([
          { target: target('Fewer'), decision: 'operational' },
          { target: target('Renewal'), decision: 'neither' },
          { target: target('Cut'), decision: 'split' },
          { target: target('Hello'), decision: 'none' },
        ]),
      );
      assert.ok(edit !== null);
      const written = client.afterAll(edit)['a.portfolio'] ?? '';
      assert.match(
        written,
        /- id: gate {3}# from the harbour master\n {4}title: Fewer forms at the gate\n {4}track: operational\n/,
      );
      assert.match(written, /- \{id: cranes, title: 'Renewal of the crane licence', track: neither\}\n/);
      assert.match(written, /track: operational\n[\s\S]*track: strategic\n/);
      assert.doesNotMatch(written, /Hello all/);
      // What nobody decided on stays as it is, word for word.
      assert.ok(written.endsWith(BARE.slice(BARE.indexOf('  - {id: old'))), written);
    }));

  it('refuses as a whole, and says of which item and why', () =>
    opened(BARE, async (ask) => {
      const { rows } = good(await ask());
      const target = rows[0]?.target ?? '';
      const other = rows[1]?.target ?? '';
      const named = await ask([
        { target: other, decision: 'operational' },
        { target, decision: 'none' },
      ]);
      assert.ok('refused' in named && /“Fewer forms at the gate”/.test(named.refused), JSON.stringify(named));
      const split = await ask([{ target, decision: 'split' }]);
      assert.ok('refused' in split && /nothing to split/.test(split.refused), JSON.stringify(split));
      const gone = await ask([{ target: `${target}x`, decision: 'operational' }]);
      assert.ok('refused' in gone, JSON.stringify(gone));
    }));

  it('decides on no other item where those without ids have moved', () =>
    opened('items:\n  - {title: Keep}\n  - {title: Hello all}\n', async (ask, client) => {
      const { rows } = good(await ask());
      const decided = rows
        .filter(({ title }) => title === 'Hello all')
        .map(({ target, title }) => ({ target, title, decision: 'none' as const }));
      assert.ok(good(await ask(decided)).edit !== null);
      await client.type(
        'a.portfolio',
        'items:\n  - {title: New}\n  - {title: Keep}\n  - {title: Hello all}\n',
      );
      const moved = await ask(decided);
      assert.ok('refused' in moved && /Open triage again/.test(moved.refused), JSON.stringify(moved));
    }));

  it('is one finding at a bare list, and the lightbulb there opens it', () =>
    opened(BARE.replace(/ {2}- id: both[\s\S]*?\n\n/, ''), async (_, client) => {
      const found = (await client.diagnostics('a.portfolio')).filter(({ code }) => code === 'bare-list');
      assert.deepEqual(
        found.map(({ range }) => range),
        [{ start: { line: 1, character: 0 }, end: { line: 1, character: 5 } }],
      );
      const [first] = await client.of<CodeAction[]>('textDocument/codeAction', 'a.portfolio', {
        range: found[0]?.range,
        context: { diagnostics: found },
      });
      assert.equal(first?.command?.command, 'twotrack.classifyList');
      assert.match(first?.title ?? '', /^Triage/);
    }));

  it('says no more once a description tells the items apart, and less as it goes', () =>
    opened(BARE.replace(/ {2}- id: both[\s\S]*?\n\n/, ''), async (_, client) => {
      const bare = async (): Promise<number> =>
        (await client.diagnostics('a.portfolio')).filter(({ code }) => code === 'bare-list').length;
      assert.equal(await bare(), 1);
      const text = BARE.replace(/ {2}- id: both[\s\S]*?\n\n/, '').replaceAll(
        /title: (Phase \w+)\}/g,
        'title: $1, description: What is left is done}',
      );
      await client.type('a.portfolio', text);
      assert.equal(await bare(), 0);
    }));
});
