/** Two branches that both add rounds of catchball, merged by git itself with `twotrack merge` as its driver. */
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { main, twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const file = (rounds: string, title = 'Quick care'): string =>
  `portfolio: Ward\ngoals:\n  - id: quick\n    title: ${title}\n    catchball:\n      - from: Board\n        to: emergency\n        date: 2027-01-11\n        proposal: Ten minutes\n${rounds}items: []\n`;
const round = (to: string, date: string): string =>
  `      - from: Board\n        to: ${to}\n        date: ${date}\n        proposal: Nine minutes\n`;

describe('twotrack merge', () => {
  let repository: Repository;
  before(async () => {
    repository = await Repository.make();
    const quote = (path: string): string => `"${path.replaceAll('\\', '/')}"`;
    repository.git(
      'config',
      'merge.twotrack.driver',
      `${quote(process.execPath)} ${quote(main)} merge %O %A %B --marker-size %L --path %P`,
    );
    await repository.write({ '.gitattributes': '*.portfolio merge=twotrack\n', 'ward.portfolio': file('') });
    repository.git('add', '.');
    repository.git('commit', '-qm', 'One round');
  });
  after(() => repository.remove());

  const branch = async (name: string, text: string): Promise<void> => {
    repository.git('checkout', '-q', '-b', name, 'main');
    await repository.write({ 'ward.portfolio': text });
    repository.git('commit', '-qam', name);
  };
  const ward = (): Promise<string> => readFile(join(repository.folder, 'ward.portfolio'), 'utf8');

  it('lets two branches add rounds in the same place: no conflict, both stay by date', async () => {
    await branch('late', file(round('surgery', '2027-03-01')));
    await branch('early', file(`        answer: Twelve\n${round('digital', '2027-02-01')}`));
    repository.git('merge', '-q', '-m', 'both', 'late');
    assert.equal(
      await ward(),
      file(`        answer: Twelve\n${round('digital', '2027-02-01')}${round('surgery', '2027-03-01')}`),
    );
    assert.equal(repository.git('status', '--porcelain'), '');
  });
  it('leaves a conflict in other lines to people, and merges the rounds all the same', async () => {
    await branch('fast', file(round('surgery', '2027-03-01'), 'Fast care'));
    await branch('swift', file(round('digital', '2027-02-01'), 'Swift care'));
    assert.throws(() => repository.git('merge', '-q', '-m', 'both', 'fast'));
    const text = await ward();
    assert.match(
      text,
      /<<<<<<< ours\n {4}title: Swift care\n=======\n {4}title: Fast care\n>>>>>>> theirs\n/,
    );
    assert.ok(text.endsWith(file(round('digital', '2027-02-01') + round('surgery', '2027-03-01')).slice(60)));
    repository.git('merge', '--abort');
  });
  it('says which file cannot be read, and takes no marker of nonsense', async () => {
    const missing = await twotrack(repository.folder, ['merge', 'none', 'ward.portfolio', 'ward.portfolio']);
    assert.equal(missing.code, 2);
    assert.match(missing.err, /none: cannot be read: /);
    const marker = await twotrack(repository.folder, ['merge', 'a', 'b', 'c', '--marker-size', 'x']);
    assert.equal(marker.code, 2);
    assert.match(marker.err, /--marker-size x: must be a number, 1 or more/);
  });
});
