/** Words that people read go through core/l10n.ts: no literal of the server that VS Code shows bypasses it. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { FOLDERS, serverKeys } from '../../scripts/generate/l10n.ts';
import { type Literal, literalsOf } from '../../scripts/generate/literals.ts';

const source = join(import.meta.dirname, '../../server/src');

/** Files whose literals are not words that are shown, with the reason. */
const EXCEPT: Readonly<Record<string, string>> = {
  'rules/pages.generated.ts': 'documentation, written in English',
  'rules/kit/loose-words.ts': 'patterns for words in the text',
  'analysis/baseline.ts': 'the command line alone keeps baselines',
  'edits/decide/decision.ts': 'text of a file',
  'edits/values/suppliers.ts': 'names of measures, as text of a file',
  'edits/values/units.ts': 'what people write for a unit',
  'files/verdict-cache.ts': 'names of folders',
  'sheets/heads/header-words.ts': 'words that columns of sheets are called by',
  'sheets/heads/known-exports.ts': 'names of trackers and their heads',
  'sheets/read/jira-json.ts': 'names of fields',
  'sheets/read/trello-json.ts': 'names of fields',
  'sheets/items/mapping.ts': 'text of a file',
  'sheets/rows/progress.ts': 'text of a file',
  'sheets/heads/head-list.ts': 'words that columns of sheets are called by',
  'sheets/heads/heads-abroad.ts': 'words that columns of sheets are called by',
  'sheets/cells/value-words.ts': 'what people write for a value',
  'sheets/cells/amounts.ts': 'what people write for an amount',
  'sheets/cells/durations.ts': 'what people write for a unit of time',
  'core/text/months.ts': 'what people write for a month',
  'sheets/cells/fiscal.ts': 'what people write for a fiscal year',
  'sheets/table/ways.ts': 'options of the command line; what the page shows is translated',
  'sheets/table/placeholders.ts': 'what people write for nothing',
  'sheets/export/export-xlsx.ts': 'text of a file',
  'sheets/read/own-workbook.ts': 'names of sheets',
  'sheets/read/table-of-lines.ts': 'names of columns',
  'features/agent-tool.ts': 'answers to programs',
  'features/kit/shapes.ts': 'answers to programs',
  'files/git/history-cache.ts': 'names of folders',
  'sheets/read/grid-lines.ts': 'colours as a sheet would say them',
  'sheets/workbook/xlsx.ts': 'names of elements',
  'sheets/heads/measure-heads.ts': 'words that columns of measures are called by',
  'sheets/heads/milestone-heads.ts': 'words that columns of milestones are called by',
  'sheets/cells/figures.ts': 'what people write for a unit',
  'core/language/schema.ts': 'data, translated where it is shown',
  'core/language/item-schema.ts': 'data, translated where it is shown',
  'core/language/part-schemas.ts': 'data, translated where it is shown',
  'core/language/polarity-schema.ts': 'data, translated where it is shown',
  'core/language/read-scalar.ts': 'what people write for a value',
  'report/history/csv.ts': 'what the command line exports',
  'report/page/items-table.ts': 'what the command line exports',
  'report/drawing/styles.ts': 'style sheets',
  'report/drawing/tokens.ts': 'style sheets',
  'report/review/styles.ts': 'style sheets',
};

/** What stands right before a literal that nobody reads, or that is data and translated where it is shown. */
const PASSES = [
  /(?:from|import)\s*$/,
  /\b(?:Error|super)\(\s*$/,
  // Of rules and their options, and of the table of what makes findings stale.
  /\b(?:summary|doc|after):\s*$/,
  // What a snippet holds until it is typed over: text of the file.
  /\b(?:hole|slot)\(\d+, $/,
  /Symbol\($/,
  // Answers to programs.
  /new ResponseError\([^()]*$/,
];

/** Literals that read like words and are none, or are written into files. */
const SAME = new Set([
  // Text that an edit writes.
  'New item',
  'New goal',
  'Hold and improve: {0}',
  'What is counted',
  'What will be different',
  'Link',
  'Title',
  'What became of it',
  'Column {0}',
  // Names of errors, classes, keys of maps, and what completion filters by.
  'Quotes',
  'edits overlap',
  'field sustains 0',
  'vscode-high-contrast vscode-high-contrast-light',
  'ms bar {0}',
  'severity options',
]);

/** Whether a text has two words or more, or one that begins a sentence, and is no markup, YAML, path, class or policy. */
function wordy(text: string): boolean {
  const bare = text.replace(/\{\d+\}/g, ' ');
  if (/^\s*<|[<>{}=;]|^[.#[]|data:|^\s*(?:- )?[a-z-]+:(?: |$)/.test(bare)) return false;
  return /[A-Za-z]{2,} [A-Za-z]{2,}/.test(bare) || /^[A-Z][a-z]+(?:…|\.)?$/.test(bare);
}

/** Classes of the style sheets stand side by side in one literal. */
async function classes(): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const name of ['report/drawing/styles.ts', 'report/review/styles.ts'])
    for (const [, cls = ''] of (await readFile(join(source, name), 'utf8')).matchAll(/\.([a-z][\w-]*)/g))
      found.add(cls);
  return found;
}

async function bypassing(): Promise<readonly string[]> {
  const known = await classes();
  const found: string[] = [];
  const files: string[] = [];
  for (const folder of FOLDERS)
    for (const name of (await readdir(join(source, folder), { recursive: true })).sort())
      files.push(`${folder}/${name.replaceAll('\\', '/')}`);
  for (const file of files) {
    if (!file.endsWith('.ts') || file in EXCEPT) continue;
    const code = await readFile(join(source, file), 'utf8');
    const counted = new Set(serverKeys(code).map((key) => key.replace(/^\{0\} /, '')));
    for (const literal of literalsOf(code)) {
      const text = literal.parts.reduce((all, part, i) => (i === 0 ? part : `${all}{${i - 1}}${part}`), '');
      if (literal.tag !== '' || !wordy(text) || SAME.has(text) || isCounted(text, counted)) continue;
      if (
        text
          .trim()
          .split(/\s+/)
          .every((word) => known.has(word))
      )
        continue;
      if (!PASSES.some((pass) => pass.test(before(code, literal)))) found.push(`${file}: ${text}`);
    }
  }
  return found;
}

/** Words behind a figure, alone or as the noun or the verb of a clause. */
const isCounted = (text: string, keys: ReadonlySet<string>): boolean =>
  keys.has(text) || [...keys].some((key) => key.endsWith(` ${text}`) || key.startsWith(`${text} `));

const before = (code: string, { start }: Literal): string => code.slice(Math.max(0, start - 60), start);

test('no words that people read bypass core/l10n.ts', async () => {
  assert.deepEqual(await bypassing(), []);
});

test('a text that people would read is seen', () => {
  for (const text of ['No item serves it.', 'Operational', '{0} of {1} are late', 'Go…'])
    assert.ok(wordy(text), text);
  for (const text of ['set-track', 'title: {0}', '<b>{0}</b>', 'twotrack/tree', '{0}-{1}'])
    assert.ok(!wordy(text), text);
});

test('every exception is a file', async () => {
  for (const file of Object.keys(EXCEPT)) await readFile(join(source, file));
});

test('templates within templates, strings and regular expressions are told apart', () => {
  const code = [
    "const a = /[`'\"]/.test(x) ? t`One §{b ? t`two \\`§{c}\\`` : ''} of §{d}` : 'it\\'s';",
    '// t`no comment`',
    "const e = counted(n, 'item', `many`) + many(m.length, 'goal') + that(n, 'item', ['is late.', 'are late.']);",
    "const f = x / 2 + `§{y / 2}`; clause(n, 'leap', 'has landed');",
  ]
    .join('\n')
    .replaceAll('§', '$');
  assert.deepEqual(serverKeys(code), [
    'One {0} of {1}',
    'two `{0}`',
    '{0} item',
    '{0} items',
    '{0} goal',
    '{0} goals',
    '{0} item is late.',
    '{0} items are late.',
    '{0} leap has landed',
    '{0} leaps have landed',
  ]);
});
