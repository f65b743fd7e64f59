/**
 * Creates a repository with many commits over many items, using `git fast-import`, because nothing else is fast enough.
 */
import { spawn } from 'node:child_process';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.ts';
import { portfolioText } from './fixture.ts';

/**
 * Creates the repository. Each commit changes the status, the end or the text of one item.
 * @param files number of files for the items, besides the root file
 */
export async function historyRepository(commits: number, items: number, files: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'twotrack-history-'));
  await run('git', ['init', '-q', '-b', 'main', '.'], { cwd: folder });
  const parts = entriesOf(items);
  const perFile = Math.ceil(items / files);
  const textOf = (file: number): string =>
    `items:\n${parts.slice(file * perFile, (file + 1) * perFile).join('')}`;
  const child = spawn('git', ['fast-import', '--quiet'], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const start = Date.UTC(2024, 0, 1) / 1000;
  for (let commit = 0; commit < commits; commit++) {
    const at = (commit * 37) % items;
    if (commit > 0) parts[at] = changed(parts[at] as string, commit);
    const touched = commit === 0 ? [...Array(files).keys()] : [Math.floor(at / perFile)];
    const root =
      'portfolio: Bench\nperiod: {start: 2024-01-01, end: 2027-12-31}\nbalance: {operational: 60%}\n';
    const chunk = [
      'commit refs/heads/main\n',
      `committer Someone <someone@example.org> ${start + commit * 86_400} +0000\n`,
      data('A state'),
      commit === 0 ? `M 100644 inline root.portfolio\n${data(root)}` : '',
      ...touched.map((file) => `M 100644 inline items-${file}.portfolio\n${data(textOf(file))}`),
    ].join('');
    if (!child.stdin.write(chunk)) await new Promise((done) => child.stdin.once('drain', done));
  }
  child.stdin.end();
  await new Promise((done) => child.on('close', done));
  return folder;
}

function entriesOf(items: number): string[] {
  const text = portfolioText(items);
  const section = text.slice(text.indexOf('\nitems:') + '\nitems:'.length + 1);
  return section.split(/(?=^ {2}- id: )/m).filter((entry) => entry.startsWith('  - id: '));
}

const STATUSES = ['planned', 'active', 'done', 'paused'];
function changed(entry: string, commit: number): string {
  if (commit % 3 === 0)
    return entry.replace(/^( {4}title: ).*$/m, `$1Shorten the way through ward ${commit}`);
  const status = `    status: ${STATUSES[commit % STATUSES.length]}\n`;
  return /^ {4}status: .*\n/m.test(entry)
    ? entry.replace(/^ {4}status: .*\n/m, status)
    : `${entry.trimEnd()}\n${status}`;
}
