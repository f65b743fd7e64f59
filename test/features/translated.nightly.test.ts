/** In another language everything that the server says is in it, apart from what the portfolio says itself. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type {
  CodeAction,
  CodeLens,
  CompletionItem,
  CompletionList,
  Diagnostic,
  Hover,
  InlayHint,
} from 'vscode-languageserver-protocol';
import type { EditResult } from '../../server/src/protocol/edit.ts';
import { type ImportSheetResult, importSheet } from '../../server/src/protocol/import-sheet.ts';
import { type MeetingResult, meeting } from '../../server/src/protocol/meeting.ts';
import {
  type ExportPictureResult,
  exportPicture,
  type PictureItemResult,
  type PictureResult,
  type PictureView,
  picture,
  pictureItem,
} from '../../server/src/protocol/picture.ts';
import { type PortfolioSummary, portfolios } from '../../server/src/protocol/portfolios.ts';
import { type ReviewResult, review } from '../../server/src/protocol/review.ts';
import {
  type TreeItemResult,
  type TreeNode,
  type TreeResult,
  tree,
  treeItem,
} from '../../server/src/protocol/tree.ts';
import { rules } from '../../server/src/rules/index.ts';
import { textsOf } from '../support/compare.ts';
import { type LspClient, TODAY, withServer } from '../support/lsp.ts';
import { knownWords, missedIn, pseudoBundle, readOf } from '../support/pseudo.ts';
import { exampleOf, readPage, sectionsOf } from '../support/rule-page.ts';

const root = join(import.meta.dirname, '../..');
const english = JSON.parse(await readFile(join(root, 'l10n/bundle.l10n.json'), 'utf8')) as Record<
  string,
  string
>;
const translations = pseudoBundle(english);

/** Keys, values, ids and units of the language, names of formats and of the product: the same everywhere. */
const SAME = knownWords(
  await readFile(join(root, 'schema/portfolio.schema.json'), 'utf8').then((text) =>
    [...text.matchAll(/"([a-z-]+)"(?=[,\]\s]|: \{)/g)].map(([, word]) => word).join(' '),
  ),

  'br Enter Space fte FTE YAML JSON CSV HTML UTF ISO Twotrack web portfolio Windows',
  rules.map(({ id }) => id).join(' '),
);

async function filesOf(folder: string): Promise<Record<string, string>> {
  const names = await readdir(join(root, folder), { recursive: true });
  const files: Record<string, string> = {};
  for (const name of names.filter((each) => each.endsWith('.portfolio')).sort())
    files[name.replaceAll('\\', '/')] = await readFile(join(root, folder, name), 'utf8');
  return files;
}

/** Holds texts against what may be said untranslated, and tells of all at once. */
class Listener {
  readonly missed = new Map<string, string>();
  readonly #known: ReadonlySet<string>;
  heard = 0;
  constructor(...own: readonly string[]) {
    this.#known = new Set([...SAME, ...knownWords(...own)]);
  }
  hear(where: string, text: string | undefined | null): void {
    if (text === undefined || text === null || text === '') return;
    this.heard++;
    const missed = missedIn(text, this.#known);
    if (missed.length > 0) this.missed.set(`${where}: ${missed.join(' ')}`, text.slice(0, 300));
  }
  done(least: number): void {
    assert.deepEqual(Object.fromEntries(this.missed), {});
    assert.ok(this.heard >= least, `only ${this.heard} texts were heard`);
  }
}

/** In the page of a rule, which is documentation and English: a hover over its id shows it. */
const PAGE = '## What it flags';

const marked = (text: string): boolean => /[\uff21-\uff5a]/.test(text);

async function hearFile(client: LspClient, name: string, to: Listener): Promise<void> {
  const text = client.text(name);
  const lines = text.split('\n');
  const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
  const found = await client.diagnostics(name);
  hearDiagnostics(found, to);
  const actions = await client.of<CodeAction[]>('textDocument/codeAction', name, {
    range,
    context: { diagnostics: [] },
  });
  for (const { title } of actions) to.hear('code action', title);
  for (const lens of await client.of<CodeLens[]>('textDocument/codeLens', name)) {
    const { command } = await client.request<CodeLens>('codeLens/resolve', lens);
    to.hear('code lens', command?.title);
    to.hear('code lens', command?.tooltip);
  }
  for (const hint of await client.of<InlayHint[]>('textDocument/inlayHint', name, { range })) {
    to.hear('inlay hint', String(hint.label));
    to.hear('inlay hint', hint.tooltip as string | undefined);
  }
  for (const [line, words] of lines.entries()) {
    for (const { index } of words.matchAll(/(?<=^\s*(?:- )?|[:[{,] ?)[\w“"']/g)) {
      const position = { line, character: index };
      const hover = await client.of<Hover | null>('textDocument/hover', name, { position });
      const said = hover === null ? '' : (hover.contents as { value: string }).value;
      if (!said.includes(PAGE)) to.hear('hover', said);
    }
  }
}

function hearDiagnostics(found: readonly Diagnostic[], to: Listener): void {
  for (const { message: said, code, relatedInformation = [] } of found) {
    const message = String(said);
    to.hear(`finding ${code}`, message);
    assert.ok(marked(message), `${code}: ${message}`);
    for (const related of relatedInformation) to.hear(`related ${code}`, related.message);
  }
}

/** What completion offers at the end of lines: details and documents. */
async function hearCompletions(
  client: LspClient,
  name: string,
  to: Listener,
  places: readonly [line: number, character: number][],
): Promise<void> {
  for (const [line, character] of places) {
    const { items } = await client.of<CompletionList>('textDocument/completion', name, {
      position: { line, character },
    });
    for (const item of items.slice(0, 40)) {
      const full = await client.request<CompletionItem>('completionItem/resolve', item);
      to.hear('completion', full.detail);
      if (item.data !== undefined && (item.data as { doc?: string }).doc === 'rule') continue;
      to.hear('completion', (full.documentation as { value: string } | undefined)?.value);
    }
  }
}

async function hearPortfolio(client: LspClient, to: Listener): Promise<void> {
  const [summary] = await client.request<PortfolioSummary[]>(portfolios, null);
  const portfolio = summary?.portfolio ?? '';
  let items: readonly TreeNode[] = [];
  for (const groupBy of ['track', 'goal', 'team', 'status', 'findings'] as const) {
    const top = await client.request<TreeResult>(tree, { portfolio, groupBy });
    const below: TreeNode[] = [];
    for (const { id, hasChildren } of top.nodes)
      if (hasChildren)
        below.push(...(await client.request<TreeResult>(tree, { portfolio, groupBy, parent: id })).nodes);
    for (const node of [...top.nodes, ...below]) {
      to.hear('tree label', node.label);
      to.hear('tree description', node.description);
      to.hear('tree tooltip', node.tooltip);
    }
    items = below;
  }
  for (const { id } of items) {
    const shown = await client.request<TreeItemResult | null>(treeItem, { portfolio, target: id });
    to.hear('tree item', shown?.tooltip);
  }
  for (const view of [
    'two-paths',
    'timeline',
    'alignment',
    'x-matrix',
    'bowler',
  ] as const satisfies PictureView[])
    for (const width of [1280, 520]) {
      const drawn = await client.request<PictureResult>(picture, { portfolio, view, width });
      to.hear(`${view} headline`, drawn.headline);
      to.hear(`${view} line`, drawn.line);
      to.hear(`${view} time`, drawn.time.words);
      for (const text of readOf(drawn.html).split('\n')) to.hear(`${view} ${width}`, text);
      assert.ok(marked(readOf(drawn.html)));
      if (width === 1280 && view === 'two-paths')
        for (const [, key = ''] of drawn.html.matchAll(/data-id="([^"]*)"/g)) {
          const card = await client.request<PictureItemResult | null>(pictureItem, {
            portfolio,
            keys: [key],
            reasons: true,
          });
          for (const text of readOf(card?.html ?? '').split('\n')) to.hear('card', text);
        }
    }
  const held = await client.request<MeetingResult>(meeting, { portfolio });
  assert.ok(!('refused' in held));
  for (const word of Object.values(held.words)) to.hear('meeting', word);
  for (const { name, topics, rest } of held.meeting.agendas)
    for (const { facts, reasons } of [...topics, ...rest])
      for (const text of [name, ...facts, ...reasons.map(({ words }) => words)]) to.hear('agenda', text);
  const { goals, teams } = await client.request<PictureResult>(picture, {
    portfolio,
    view: 'two-paths',
    width: 900,
  });
  const part = { goal: goals[0]?.key ?? '', team: teams[0]?.key ?? '' };
  const zoom = { scale: 'quarter', at: Date.parse(TODAY) / 86_400_000 };
  for (const filter of [{ goal: part.goal }, { team: part.team }])
    for (const view of ['two-paths', 'alignment', 'bowler'] as const) {
      const drawn = await client.request<PictureResult>(picture, {
        portfolio,
        view,
        width: 900,
        filter,
        zoom,
      });
      to.hear('part headline', drawn.headline);
      to.hear('part line', drawn.line);
      for (const text of readOf(drawn.html).split('\n')) to.hear(`part ${view}`, text);
    }
  for (const [view, format] of [
    ['two-paths', 'svg'],
    ['timeline', 'html'],
    ['bowler', 'svg'],
  ] as const) {
    const file = await client.request<ExportPictureResult>(exportPicture, {
      portfolio,
      view,
      format,
      width: 900,
    });
    to.hear(
      `export of ${view}`,
      'refused' in file ? file.refused : 'text' in file ? readOf(file.text) : file.lacking,
    );
  }
  for (const format of ['html', 'markdown'] as const) {
    const answer = await client.request<ReviewResult>(review, {
      portfolio,
      format,
      since: { name: 'v1', files: [] },
    });
    assert.ok('text' in answer);
    for (const text of (format === 'html'
      ? readOf(answer.text)
      : answer.text.replace(/<\/?(?:details|summary)>/g, '')
    ).split('\n'))
      to.hear(`review ${format}`, text);
  }
  const target = items[0]?.id ?? '';
  for (const [verb, value] of [
    ['set-status', 'x'],
    ['set-goal', 'x'],
    ['set-team', 'x'],
    ['set-title', ''],
    ['set-track', 'x'],
    ['set-balance', 'x'],
    ['split', ''],
    ['move-to-file', 'x'],
  ] as const) {
    const answer = await client.request<EditResult>('twotrack/edit', {
      portfolio,
      verb,
      targets: [target],
      value,
    });
    if ('refused' in answer) to.hear(`refusal of ${verb}`, answer.refused);
  }
}

describe('in another language', () => {
  for (const folder of ['hospital', 'manufacturer', 'council'])
    it(`says nothing in English of the ${folder}`, async () => {
      const files = await filesOf(`examples/${folder}`);
      const to = new Listener(...Object.values(files), ...Object.keys(files));
      await withServer({ files, own: true, translations, today: TODAY }, async (client) => {
        for (const name of Object.keys(files)) await hearFile(client, name, to);
        await hearPortfolio(client, to);
      });
      to.done(1000);
    });

  it('says nothing in English in any finding', async () => {
    for (const rule of rules) {
      const example = exampleOf(sectionsOf(readPage(rule.id) ?? '').get('Example') ?? '');
      assert.ok(example, rule.id);
      const files = textsOf(example.files);
      const to = new Listener(...Object.values(files), ...Object.keys(files));
      await withServer({ files, own: true, translations }, async (client) => {
        for (const name of Object.keys(files)) {
          hearDiagnostics(await client.diagnostics(name), to);
          const end = { line: 1000, character: 0 };
          const actions = await client.of<CodeAction[]>('textDocument/codeAction', name, {
            range: { start: { line: 0, character: 0 }, end },
            context: { diagnostics: [] },
          });
          for (const { title } of actions) to.hear(`fix of ${rule.id}`, title);
        }
      });
      to.done(1);
    }
  });

  it('completes with words of it', async () => {
    const text = `portfolio: P\nrules:\n  missing-standard: \ngoals:\n  - id: a\n    \nteams:\n  - \nitems:\n  - id: b\n    title: B\n    start: \n    \n    measures:\n      - \n`;
    const to = new Listener(text);
    await withServer({ files: { 'a.portfolio': text }, own: true, translations }, async (client) => {
      const ends = text.split('\n').map((line, at): [number, number] => [at, line.length]);
      await hearCompletions(client, 'a.portfolio', to, ends);
    });
    to.done(50);
  });

  it('tells in it what an import did', async () => {
    const sheet =
      'Key,Title,Owner,Start\nA-1,Reduce rework,Zoë,soon\nA-2,Acquire a competitor and enter a new market,,2027-01-04\n,,,\nA-2,Twice,,\n';
    const to = new Listener(sheet, 'plan csv key title owner id start');
    await withServer({ files: {}, own: true, translations }, async (client) => {
      const base64 = Buffer.from(sheet).toString('base64');
      const answer = await client.request<ImportSheetResult>(importSheet, {
        source: { name: 'plan.csv', base64 },
      });
      assert.ok('report' in answer);
      for (const line of answer.report) to.hear('import', line);
      const refused = await client.request<ImportSheetResult>(importSheet, { source: { pasted: '' } });
      assert.ok('refused' in refused);
      to.hear('import', refused.refused);
    });
    to.done(5);
  });

  it('is English again for the next client', () =>
    withServer({ files: { 'a.portfolio': 'items:\n  - id: b\n' }, own: true }, async (client) => {
      const found = await client.diagnostics('a.portfolio');
      assert.ok(found.length > 0);
      for (const { message } of found) assert.ok(!marked(String(message)), String(message));
    }));
});
