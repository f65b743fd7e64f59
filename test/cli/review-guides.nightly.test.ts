/** The pages on reviews and pull requests do what they say: their commands run, their tables name what there is. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string): Promise<string> => readFile(join(root, path), 'utf8');

const blocks = (page: string, language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, text = '']) => text,
  );

describe('the pages on reviews and pull requests', () => {
  let repository: Repository;
  before(async () => {
    repository = await Repository.make();
    await cp(join(root, 'examples/hospital'), join(repository.folder, 'hospital'), { recursive: true });
    await repository.commit({});
  });
  after(() => repository.remove());

  for (const name of ['review', 'pull-requests'])
    it(`${name}: every command runs`, async () => {
      const lines = blocks(await read(`docs/${name}.md`), 'sh').flatMap((text) => text.trim().split('\n'));
      assert.ok(lines.length >= 3);
      for (const line of lines) {
        const [program, ...args] = line.split(' ');
        if (program === 'git') execFileSync('git', args, { cwd: repository.folder });
        else {
          assert.equal(program, 'twotrack', line);
          const { code, err, out } = await twotrack(repository.folder, args);
          assert.equal(code, 0, `${line}: ${err}`);
          assert.ok(out.length > 0 || args.includes('--out'), line);
        }
      }
    });

  it('name the inputs, outputs and hooks that there are', async () => {
    const page = await read('docs/pull-requests.md');
    const [workflow = '', hooks = ''] = blocks(page, 'yaml');
    const action = parse(await read('action.yml')) as { inputs: object; outputs: object };
    const steps = (
      parse(workflow) as { jobs: { portfolio: { steps: readonly { uses: string; with?: object }[] } } }
    ).jobs.portfolio.steps;
    for (const key of Object.keys(steps[1]?.with ?? {})) assert.ok(key in action.inputs, key);
    const listed = [...page.matchAll(/^\| `([\w-]+)` \| .* \| .* \|$/gm)].map(([, key]) => key);
    assert.deepEqual(
      listed,
      Object.keys(action.inputs).filter((key) => key !== 'token'),
    );
    for (const key of Object.keys(action.outputs)) assert.ok(page.includes(`\`${key}\``), key);
    const known = (parse(await read('.pre-commit-hooks.yaml')) as readonly { id: string }[]).map(
      ({ id }) => id,
    );
    const used = (parse(hooks) as { repos: readonly { hooks: readonly { id: string }[] }[] }).repos[0]?.hooks;
    assert.deepEqual(
      used?.map(({ id }) => id),
      known,
    );
  });

  it('name every key of the JSON', async () => {
    const page = await read('docs/pull-requests.md');
    const { out } = await twotrack(repository.folder, ['diff', 'git:HEAD', '.', '--format', 'json']);
    const [portfolio] = (JSON.parse(out) as { portfolios: readonly Readonly<Record<string, object>>[] })
      .portfolios;
    assert.ok(portfolio);
    for (const key of Object.keys(portfolio))
      assert.match(page, new RegExp(`^\\|.*\`${key}\`.*\\|`, 'm'), key);
    for (const key of Object.keys(portfolio['items'] ?? {})) assert.ok(page.includes(`\`${key}\``), key);
  });
});
