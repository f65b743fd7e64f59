/**
 * The GitHub Action: checks portfolios with annotations, and says what a pull request or push changes, in the summary
 * of the job and, where asked, in one comment that is kept up to date. Its inputs come as INPUT_… in the environment.
 */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findCli, git, twotrack } from './twotrack.mjs';

/** Stands at the head of our comment, so that the next run finds it. Nobody sees it. */
const MARK = '<!-- twotrack: what this changes -->';
/** GitHub takes 65,536 characters. */
const MOST = 65_000;

const env = process.env;
const input = (name) => (env[`INPUT_${name}`] ?? '').trim();
const event = env.GITHUB_EVENT_PATH ? JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8')) : {};

/** A line for the log as a warning of the workflow; what could end it or begin another is written as GitHub asks. */
function warn(text) {
  console.log(
    `::warning title=Twotrack::${text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')}`,
  );
}

function output(name, value) {
  if (env.GITHUB_OUTPUT)
    appendFileSync(env.GITHUB_OUTPUT, `${name}=${String(value).replace(/[\r\n]+/g, ' ')}\n`);
}

/** The state to compare with: as asked, the base of the pull request, or what was there before the push. */
function before() {
  const asked = input('BEFORE');
  if (asked !== '') return asked;
  const base = event.pull_request?.base?.sha;
  if (base) {
    // GitHub checks out the merge of the two: its first parent is the base as it is now. A shallow clone knows its name.
    const parents = [...(git(['cat-file', '-p', 'HEAD']) ?? '').matchAll(/^parent ([0-9a-f]+)$/gm)].map(
      ([, id]) => id,
    );
    // Another merge, such as that of the base into a branch that a workflow checks out itself, says nothing of the base.
    return parents.length === 2 && parents[1] === event.pull_request.head?.sha ? parents[0] : base;
  }
  return /^0*$/.test(event.before ?? '') ? undefined : event.before;
}

/** Whether a commit is here, or can be fetched alone. */
function present(revision) {
  const known = () => git(['rev-parse', '--verify', '--quiet', `${revision}^{commit}`]) !== undefined;
  if (revision.startsWith('-')) return false;
  return (
    known() ||
    (git(['fetch', '--quiet', '--no-tags', '--depth=1', 'origin', revision]) !== undefined && known())
  );
}

/**
 * Keeps the one comment.
 * @param {string} body
 * @param {boolean} same whether nothing changed: then no comment is begun, and one that is there says so
 */
async function comment(body, same) {
  const number = event.pull_request?.number;
  const token = input('TOKEN');
  if (!number || token === '') return;
  const api = `${env.GITHUB_API_URL ?? 'https://api.github.com'}/repos/${env.GITHUB_REPOSITORY}/issues`;
  const ask = async (method, url, sent) => {
    const answer = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        accept: 'application/vnd.github+json',
        'content-type': 'application/json',
      },
      ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
    });
    if (answer.status === 403)
      throw new Error(
        'GitHub does not allow it. Give the job the permission pull-requests: write; a pull request from a fork never has it. The summary of the run says the same',
      );
    if (!answer.ok) throw new Error(`GitHub answered ${answer.status} to ${method} of the comment`);
    return answer.json();
  };
  for (let page = 1; ; page++) {
    const known = await ask('GET', `${api}/${number}/comments?per_page=100&page=${page}`);
    const own = known.find((each) => each.body?.startsWith(MARK));
    if (own) return void (await ask('PATCH', `${api}/comments/${own.id}`, { body }));
    if (known.length < 100) break;
  }
  if (same) return;
  await ask('POST', `${api}/${number}/comments`, { body });
}

/** Where the whole comparison stands: the summary of this run. */
function runLink() {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return server && repository && run ? `${server}/${repository}/actions/runs/${run}` : '';
}

async function main() {
  const cli = findCli(input('VERSION'));
  const path = input('PATH') || '.';
  const today = input('TODAY') === '' ? [] : ['--today', input('TODAY')];
  const most = input('MAX_WARNINGS') === '' ? [] : ['--max-warnings', input('MAX_WARNINGS')];
  const revision = before();
  const there = revision !== undefined && present(revision);
  const since = there ? ['--since', revision] : [];
  const check = twotrack(cli, ['check', '--format', 'github', ...since, ...most, ...today, '--', path], {
    show: true,
  });
  output('exit-code', check.code);

  if (revision === undefined) console.log('Twotrack: nothing to compare with.');
  else if (!there)
    warn(
      `Commit ${revision} is not in this clone, so nothing was compared. Set fetch-depth: 0 at actions/checkout.`,
    );
  else {
    const compare = (...room) => twotrack(cli, ['diff', ...room, ...today, '--', `git:${revision}`, path]);
    const diff = compare();
    // Of each portfolio that changes, what changes in it is summed up in a line of its own.
    const same = !/^\*\*.+\*\*$/m.test(diff.out);
    if (diff.err !== '') process.stderr.write(diff.err);
    if (diff.code !== 0) warn('The comparison failed; the log says why.');
    else {
      const file = join(env.RUNNER_TEMP || tmpdir(), 'twotrack-comparison.md');
      const whole = `${MARK}\n${diff.out}`;
      writeFileSync(file, whole);
      output('comparison', file);
      if (env.GITHUB_STEP_SUMMARY) appendFileSync(env.GITHUB_STEP_SUMMARY, whole);
      if (input('COMMENT') === 'true') {
        const link = runLink();
        const more =
          link === '' ? '' : `\n[The whole comparison](${link}) stands in the summary of the run.\n`;
        const text =
          whole.length <= MOST ? whole : `${MARK}\n${compare('--max-length', String(MOST - 500)).out}${more}`;
        await comment(text, same).catch((error) => warn(`No comment was written: ${error.message}.`));
      }
    }
  }
  process.exitCode = check.code;
}

main().catch((error) => {
  console.error(`twotrack: ${error.message}`);
  process.exitCode = 2;
});
