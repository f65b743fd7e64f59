/** Editor and command line say the same: every finding of every example, at the same place, in the same words. */
import assert from 'node:assert/strict';
import { glob, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import type { Diagnostic } from 'vscode-languageserver-protocol';
import { root } from '../../scripts/run.ts';
import { mixedExample } from '../../server/src/templates/mixed-example.ts';
import { twotrack } from '../support/cli.ts';
import { TODAY, withServer } from '../support/lsp.ts';

type Files = Readonly<Record<string, string>>;

async function folderOf(path: string): Promise<Files> {
  const files: Record<string, string> = {};
  for await (const name of glob('**/*.portfolio', { cwd: join(root, path) }))
    files[name.replaceAll('\\', '/')] = await readFile(join(root, path, name), 'utf8');
  return files;
}

/** More findings than an editor shows unless it is told to. */
const many = `portfolio: Many\nitems:\n${Array.from(
  { length: 400 },
  (_, i) =>
    `  - id: i${i}\n    title: Cut the wait at desk ${i}\n    track: operational\n    status: Active\n    owner: [x]\n`,
).join('')}`;
const broken = `portfolio: 'Broken\nitems:\n  - id: a\n    title: "😀 Cut: the wait\n  - {id: b, titel: B, goals: [nowhere]}\n  - id: b\n    title: Reach #1 in the market\n    start: 31/03/2029\n`;

const cases: Readonly<Record<string, () => Promise<Files>>> = {
  hospital: () => folderOf('examples/hospital'),
  manufacturer: () => folderOf('examples/manufacturer'),
  council: () => folderOf('examples/council'),
  'the mixed example': () => Promise.resolve({ 'a.portfolio': mixedExample(21_000) }),
  'more than an editor shows by itself': () => Promise.resolve({ 'many.portfolio': many }),
  'broken text': () =>
    Promise.resolve({ 'broken.portfolio': broken, 'b.portfolio.yml': 'items: [{id: b, title: B}]\r\n' }),
};

interface Shown {
  readonly file: string;
  readonly range: object;
  readonly severity: string;
  readonly code: string;
  readonly message: string;
  readonly related: readonly { readonly file: string; readonly range: object; readonly message: string }[];
}

const SEVERITIES = ['', 'error', 'warning', 'info', 'hint'];
const sorted = (all: readonly Shown[]): string[] => all.map((one) => JSON.stringify(one)).sort();

describe('the editor and the command line find the same in', () => {
  for (const [name, filesOf] of Object.entries(cases))
    it(name, async () => {
      const files = await filesOf();
      const found: Shown[] = [];
      await withServer({ files, patience: 60_000 }, async (editor) => {
        await editor.notify('workspace/didChangeConfiguration', {
          settings: { twotrack: { maxFindings: 0 } },
        });
        const fileOf = (uri: string): string =>
          Object.keys(files).find((path) => editor.uri(path) === uri) ?? uri;
        for (const file of Object.keys(files))
          for (const { range, severity, code, message, relatedInformation } of (await editor.diagnostics(
            file,
          )) as readonly Diagnostic[])
            found.push({
              file,
              range,
              severity: SEVERITIES[severity ?? 0] ?? '',
              code: String(code),
              message: String(message),
              related: (relatedInformation ?? []).map(({ location, message: words }) => ({
                file: fileOf(location.uri),
                range: location.range,
                message: words,
              })),
            });
      });
      const home = await mkdtemp(join(tmpdir(), 'twotrack-same-'));
      try {
        await mkdir(join(home, '.git'));
        for (const [path, text] of Object.entries(files)) {
          await mkdir(join(home, path, '..'), { recursive: true });
          await writeFile(join(home, path), text);
        }
        const { out } = await twotrack(home, ['check', '--format', 'json', '--today', TODAY]);
        const { diagnostics } = JSON.parse(out) as {
          diagnostics: (Shown & { item: unknown; fixes: unknown })[];
        };
        assert.ok(diagnostics.length > 0 || name === 'the mixed example');
        assert.deepEqual(
          sorted(found),
          sorted(
            diagnostics.map(({ file, range, severity, code, message, related }) => ({
              file,
              range,
              severity,
              code,
              message: String(message),
              related,
            })),
          ),
        );
        if (name.startsWith('more')) assert.ok(diagnostics.length > 500, `${diagnostics.length}`);
      } finally {
        await rm(home, { recursive: true, force: true });
      }
    });
});

it('every example is among them', async () => {
  const folders = new Set<string>();
  for await (const path of glob('*/**/*.portfolio', { cwd: join(root, 'examples') }))
    folders.add(path.replaceAll('\\', '/').split('/')[0] ?? '');
  assert.deepEqual(
    [...folders].filter((folder) => !(folder in cases)),
    [],
  );
});
