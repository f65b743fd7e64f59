/** The workflows: what runs in them is pinned, may do no more than it needs, and is what the project has. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { parse } from 'yaml';
import { root } from '../../scripts/run.ts';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly env?: Readonly<Record<string, string>>;
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly environment?: string;
  readonly steps: readonly Step[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const folder = join(root, '.github/workflows');
const names = (await readdir(folder)).filter((name) => /\.ya?ml$/.test(name));
const workflows = new Map<string, { text: string; workflow: Workflow }>();
for (const name of names) {
  const text = await readFile(join(folder, name), 'utf8');
  workflows.set(name, { text, workflow: parse(text) as Workflow });
}
const release = workflows.get('release.yml')?.workflow;
const manifest = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
  version: string;
};

test('every action is pinned to a commit, with its version beside it', () => {
  for (const [name, { text }] of workflows)
    for (const [, used] of text.matchAll(/uses: (.*)$/gm))
      assert.match(used ?? '', /^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, name);
});

test('nothing may do more than it needs, and only what publishes sees a secret', () => {
  const rights = (workflow: Workflow | undefined) =>
    Object.fromEntries(
      Object.entries(workflow?.jobs ?? {}).map(([name, job]) => [
        name,
        job.permissions ?? workflow?.permissions,
      ]),
    );
  assert.deepEqual(rights(workflows.get('ci.yml')?.workflow), {
    test: { contents: 'read' },
    'other-systems': { contents: 'read' },
  });
  assert.deepEqual(rights(release), {
    pack: { contents: 'read' },
    marketplace: {},
    'open-vsx': {},
    npm: { 'id-token': 'write' },
    release: { contents: 'write' },
  });
  for (const { workflow, text } of workflows.values()) {
    assert.equal('pull_request_target' in workflow.on, false);
    for (const job of Object.values(workflow.jobs))
      for (const { env, run, uses } of job.steps)
        if (/secrets\./.test(JSON.stringify(env ?? {}))) {
          assert.equal(job.environment, 'release');
          assert.match(run ?? '', /publish/);
          assert.equal(uses, undefined);
        }
    // What comes from outside reaches a script through the environment alone.
    for (const [line] of text.matchAll(/run: .*\$\{\{.*/g)) assert.fail(line);
  }
});

test('a release tests, packs and publishes what was packed', () => {
  const runs = (job: string): string =>
    (release?.jobs[job]?.steps ?? []).map(({ run }) => run ?? '').join('\n');
  assert.match(runs('pack'), /\.ci\/run\n.*npm run package -- --to released/s);
  assert.ok(manifest.scripts['package'] !== undefined);
  for (const [job, command] of [
    ['marketplace', /vsce@\d+\.\d+\.\d+ publish --packagePath twotrack-\*\.vsix/],
    ['open-vsx', /ovsx@\d+\.\d+\.\d+ publish twotrack-\*\.vsix/],
    ['npm', /npm publish \.\/twotrack-\*\.tgz/],
  ] as const) {
    assert.match(runs(job), command);
    assert.match(runs(job), /sha256sum --check/);
  }
});

test('the changelog tells of the version', async () => {
  const changelog = await readFile(join(root, 'CHANGELOG.md'), 'utf8');
  assert.ok(changelog.includes(`## ${manifest.version}`));
});
