/** The GitHub Action and the pre-commit hooks: the very commands that their definitions name, in real repositories. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { main, type Run } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';
import { testAtNight } from '../support/runs.ts';

const root = join(import.meta.dirname, '../..');

const PLAN = `portfolio: Clinic
period: 2027
items:
  - id: rounds
    title: Two nurses on every round
    track: operational
    status: planned
`;

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly [
      { readonly id: string; readonly run: string; readonly env: Readonly<Record<string, string>> },
    ];
  };
}
interface Hook {
  readonly id: string;
  readonly entry: string;
  readonly files: string;
}

/** Runs a line in bash, as a runner and pre-commit do. */
function bash(line: string, cwd: string, env: Readonly<Record<string, string>>): Promise<Run> {
  const bare = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(?:GITHUB|INPUT|RUNNER)_/.test(name)),
  );
  return new Promise((resolve) => {
    execFile(
      'bash',
      ['-ec', line],
      { cwd, env: { ...bare, TWOTRACK_CLI: main, NO_COLOR: '1', ...env }, timeout: 60_000 },
      (error, out, err) => resolve({ code: Number(error?.code ?? 0), out, err }),
    );
  });
}

describe('action.yml', () => {
  let repository: Repository;
  let temp = '';
  let action: Action;
  let server: Server;
  let comments: { id: number; body: string }[] = [];
  const asked: string[] = [];
  /** What the server answers to a new comment. */
  let answer = 200;

  before(async () => {
    action = parse(await readFile(join(root, 'action.yml'), 'utf8')) as Action;
    repository = await Repository.make();
    temp = await mkdtemp(join(tmpdir(), 'twotrack-runner-'));
    await repository.commit({ 'our plans/p.portfolio': PLAN }, 'base');
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url} ${request.headers.authorization}`);
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        const sent = body === '' ? undefined : (JSON.parse(body) as { body: string });
        if (request.method === 'POST') response.statusCode = answer;
        if (request.method === 'POST' && sent && answer === 200)
          comments.push({ id: comments.length + 1, body: sent.body });
        if (request.method === 'PATCH' && sent)
          comments = comments.map((each) =>
            request.url?.endsWith(`/${each.id}`) ? { ...each, body: sent.body } : each,
          );
        response.end(JSON.stringify(request.method === 'GET' ? comments : {}));
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  after(async () => {
    server.close();
    await repository.remove();
    await rm(temp, { recursive: true });
  });

  /** The step as the runner would run it: inputs put in, everything else from the environment. */
  async function run(
    inputs: Readonly<Record<string, string>>,
    event: object,
    cwd = repository.folder,
  ): Promise<Run & { readonly summary: string; readonly outputs: string }> {
    const [step] = action.runs.steps;
    const values = Object.fromEntries(
      Object.entries(action.inputs).map(([name, each]) => [name, inputs[name] ?? each.default]),
    );
    const env = Object.fromEntries(
      Object.entries(step.env).map(([name, text]) => [
        name,
        text.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => {
          assert.ok(input in values, `${input} is an input`);
          return (values[input] ?? '').replace(/\$\{\{ github\.token \}\}/, 'secret');
        }),
      ]),
    );
    const files = {
      event: join(temp, 'event.json'),
      summary: join(temp, 'summary.md'),
      output: join(temp, 'output'),
    };
    await writeFile(files.event, JSON.stringify(event));
    await writeFile(files.summary, '');
    await writeFile(files.output, '');
    const { port } = server.address() as AddressInfo;
    const done = await bash(step.run, cwd, {
      ...env,
      GITHUB_ACTION_PATH: root,
      GITHUB_EVENT_PATH: files.event,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_OUTPUT: files.output,
      GITHUB_REPOSITORY: 'clinic/plans',
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      RUNNER_TEMP: temp,
    });
    return {
      ...done,
      summary: await readFile(files.summary, 'utf8'),
      outputs: await readFile(files.output, 'utf8'),
    };
  }

  it('checks with annotations, and writes what a pull request changes into the summary and one comment', async () => {
    const base = repository.git('rev-parse', 'base').trim();
    await repository.commit({
      'our plans/p.portfolio': PLAN.replace('planned', 'active').concat(
        '  - {id: extra, title: "<b>An extra</b> @all", track: neither}\n',
      ),
    });
    const event = { pull_request: { number: 7, base: { sha: base } } };
    const inputs = { path: 'our plans', comment: 'true', today: '2027-09-15' };
    const first = await run(inputs, event);
    assert.equal(first.code, 0, first.err);
    assert.match(first.out, /^::(?:warning|notice) .*file=our plans\/p\.portfolio/m);
    assert.match(first.summary, /\*\*1 item added, 1 with another status\.\*\*/);
    assert.match(first.summary, /&lt;b&gt;An extra&lt;\/b&gt; @<!-- -->all/);
    assert.match(first.outputs, /^exit-code=0$/m);
    const file = /^comparison=(.+)$/m.exec(first.outputs)?.[1] ?? '';
    assert.equal(await readFile(file, 'utf8'), first.summary);
    assert.deepEqual(
      comments.map(({ body }) => body),
      [first.summary],
    );
    // A second run finds its comment and changes that.
    await repository.commit({ 'our plans/p.portfolio': PLAN });
    await run(inputs, event);
    assert.equal(comments.length, 1);
    assert.match(comments[0]?.body ?? '', /Nothing changed/);
    assert.ok(
      asked.every((line) => line.includes('/repos/clinic/plans/issues/') && line.endsWith(' Bearer secret')),
    );
  });

  it('begins no comment where nothing changed, and says why one cannot be written', async () => {
    const sha = repository.git('rev-parse', 'HEAD').trim();
    await repository.commit({ 'code.txt': 'another' });
    comments = [];
    const event = { pull_request: { number: 8, base: { sha } } };
    const inputs = { path: 'our plans', comment: 'true', today: '2027-09-15' };
    const same = await run(inputs, event);
    assert.match(same.summary, /Nothing changed/);
    assert.deepEqual(comments, []);
    // As on a pull request from a fork, whose token may read alone.
    answer = 403;
    await repository.commit({ 'our plans/p.portfolio': PLAN.replace('planned', 'active') });
    const refused = await run(inputs, event);
    answer = 200;
    assert.equal(refused.code, 0);
    assert.match(refused.out, /^::warning .*No comment was written: .*pull-requests: write.*a fork/m);
    assert.match(refused.summary, /1 item with another status/);
    await repository.commit({ 'our plans/p.portfolio': PLAN });
  });

  it('fails as check fails, and says what was before a push', async () => {
    const old = repository.git('rev-parse', 'HEAD').trim();
    await repository.commit({ 'our plans/p.portfolio': PLAN.replace('status: planned', 'status: planed') });
    const { code, out, summary, outputs } = await run({ path: 'our plans' }, { before: old });
    assert.equal(code, 1);
    assert.match(out, /^::error .*bad-value/m);
    assert.match(outputs, /^exit-code=1$/m);
    assert.match(summary, /### Clinic/);
    assert.equal((await run({ path: 'nowhere' }, {})).code, 2);
    assert.equal((await run({ path: '--help' }, {})).code, 2);
    await repository.commit({ 'our plans/p.portfolio': PLAN });
    assert.equal((await run({ path: 'our plans', 'max-warnings': '0' }, {})).code, 0);
  });

  // Cloning and a run of the action start many processes.
  testAtNight(
    'fetches the base into a shallow clone, takes the merge’s own base, and says so where it cannot',
    async () => {
      repository.git('config', 'uploadpack.allowAnySHA1InWant', 'true');
      const base = repository.git('rev-parse', 'HEAD').trim();
      repository.git('checkout', '-q', '-b', 'change');
      await repository.commit({ 'our plans/p.portfolio': PLAN.replace('Two nurses', 'Three nurses') });
      repository.git('checkout', '-q', 'main');
      await repository.commit({
        'our plans/other.portfolio': 'items:\n  - {id: meanwhile, title: Meanwhile}\n',
      });
      repository.git('checkout', '-q', '-b', 'merged');
      repository.git('merge', '-q', '--no-ff', '-m', 'Merge', 'change');
      const clone = join(temp, 'clone');
      repository.git(
        'clone',
        '-q',
        '--depth',
        '1',
        '--branch',
        'merged',
        `file://${repository.folder}`,
        clone,
      );
      const head = { sha: repository.git('rev-parse', 'change').trim() };
      const event = { pull_request: { number: 7, base: { sha: base }, head } };
      const done = await run({ path: 'our plans' }, event, clone);
      assert.equal(done.code, 0, done.err);
      // What came to the base meanwhile is no change of the pull request.
      assert.match(done.summary, /\*\*1 item edited\.\*\*/);
      const lost = await run({ before: 'f'.repeat(40) }, event, clone);
      assert.match(lost.out, /^::warning title=Twotrack::Commit f+ is not in this clone.*fetch-depth: 0/m);
      assert.equal(lost.summary, '');
      assert.equal((await run({ before: '--upload-pack=touch x' }, event, clone)).summary, '');
      // The head alone, checked out by the workflow itself, into which the base was merged: its first parent is no base.
      repository.git('checkout', '-q', 'change');
      repository.git('merge', '-q', '--no-ff', '-m', 'Merge main', 'main');
      const merged = repository.git('rev-parse', 'HEAD').trim();
      const own = {
        number: 7,
        base: { sha: repository.git('rev-parse', 'main').trim() },
        head: { sha: merged },
      };
      const alone = await run({ path: 'our plans' }, { pull_request: own });
      assert.match(alone.summary, /\*\*1 item edited\.\*\*/);
      repository.git('checkout', '-q', 'main');
    },
  );

  it('takes nothing of its inputs for a command', async () => {
    const place = join(temp, 'tricky');
    await mkdir(join(place, '$(touch pwned); `touch pwned`'), { recursive: true });
    await writeFile(join(place, '$(touch pwned); `touch pwned`', 'p.portfolio'), PLAN);
    const { code } = await run({ path: '$(touch pwned); `touch pwned`', version: '' }, {}, place);
    assert.equal(code, 0);
    await assert.rejects(readFile(join(place, 'pwned')));
  });
});

describe('.pre-commit-hooks.yaml', () => {
  let repository: Repository;
  let hooks: readonly Hook[];
  before(async () => {
    hooks = parse(await readFile(join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly Hook[];
    repository = await Repository.make();
  });
  after(() => repository.remove());

  /** As pre-commit does with language `script`: the path is one of the repository that the hook comes from. */
  const run = (id: string, ...args: readonly string[]): Promise<Run> => {
    const [path, ...words] = (hooks.find((hook) => hook.id === id)?.entry ?? '').split(' ');
    return bash(`"$HOOK" ${[...words, ...args].join(' ')}`, repository.folder, {
      HOOK: join(root, path ?? ''),
    });
  };

  it('names portfolio files, and no others', () => {
    for (const { files } of hooks) {
      for (const name of ['a.portfolio', 'b/c.portfolio.yaml', 'd.portfolio.yml'])
        assert.match(name, new RegExp(files));
      for (const name of ['a.yaml', 'portfolio.md', 'a.portfolio.txt'])
        assert.doesNotMatch(name, new RegExp(files));
    }
  });

  it('checks whole portfolios, and shows what a commit changes', async () => {
    await repository.write({ 'p.portfolio': PLAN });
    const early = await run('twotrack-diff');
    assert.deepEqual([early.code, early.out], [0, ''], 'nothing to say before the first commit');
    await repository.commit({});
    await repository.write({ 'p.portfolio': PLAN.replace('track: operational', 'track: strategic') });
    const check = await run('twotrack-check', '--today', '2027-09-15');
    assert.equal(check.code, 0, check.err);
    assert.match(check.out, /p\.portfolio/);
    const diff = await run('twotrack-diff');
    assert.equal(diff.code, 0, diff.err);
    assert.match(diff.out, /Two nurses on every round\* \(operational → strategic\)/);
    await repository.write({ 'p.portfolio': PLAN.replace('status: planned', 'status: planed') });
    assert.equal((await run('twotrack-check')).code, 1);
    assert.equal((await run('twotrack-diff')).code, 0);
  });
});
