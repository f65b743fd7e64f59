/** The literate suites themselves: what they read, and that they fail where they must. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isoDay } from '../../server/src/core/text/days.ts';
import { compareCase } from '../support/compare.ts';
import { type Case, parseSuite } from '../support/literate.ts';

const suite = (yaml: string, before = 'only: missing-sponsor'): Case =>
  parseSuite(`# Suite\n\n${before}\n\n## Case\n\n\`\`\`yaml\n${yaml}\n\`\`\`\n`)[0] as Case;
const item = (end = ''): string => `items:\n  - {id: a, title: Build a plant, track: strategic}${end}`;

describe('reading a suite', () => {
  it('takes headings as cases, with settings of the nearest one', () => {
    const cases = parseSuite(
      '# Suite\n\ntoday: 2027-01-01\n\n## One\n\n```yaml\na: 1\n```\n\n## Two\n\ntoday: 2027-02-01\n\n### Three\n\n```yaml\na: 1\n```\n\n## Four\n\n```yaml file=x/y.portfolio\na: 1\n```\n\n```yaml\nb: 2\n```\n',
    );
    assert.deepEqual(
      cases.map(({ title, today, files }) => [title, isoDay(today), files.map(({ name }) => name)]),
      [
        ['Suite › One', '2027-01-01', ['main.portfolio']],
        ['Suite › Two › Three', '2027-02-01', ['main.portfolio']],
        ['Suite › Four', '2027-01-01', ['x/y.portfolio', 'main.portfolio']],
      ],
    );
  });
  it('takes assertions out of the text, several from one line and whole lines of carets', () => {
    const [file] = suite(
      'a: 1 # stays\nb: 2 # warning[x]: one # info[y]: two\n#  ^ error[z]\nc: 3 # hint[w]',
    ).files;
    assert.equal(file?.text, 'a: 1 # stays\nb: 2\nc: 3\n');
    assert.deepEqual(
      file?.assertions.map(({ severity, rule, part, line, columns }) => [
        severity,
        rule,
        part,
        line,
        columns,
      ]),
      [
        ['warning', 'x', 'one', 1, undefined],
        ['info', 'y', 'two', 1, undefined],
        ['error', 'z', '', 1, [3, 4]],
        ['hint', 'w', '', 2, undefined],
      ],
    );
  });
  it('refuses a fence that does not end', () =>
    assert.throws(() => parseSuite('# A\n```yaml\na: 1\n'), /line 2/));
});

describe('comparing a case', () => {
  const problems = (yaml: string): Promise<string[]> => compareCase(suite(yaml));
  it('is content where all is said', async () =>
    assert.deepEqual(await problems(item(' # warning[missing-sponsor]: no sponsor')), []));
  it('fails on a finding that is not said', async () =>
    assert.match((await problems(item())).join(), /not said: warning\[missing-sponsor\]/));
  it('fails on what is not found', async () =>
    assert.equal(
      (await problems(`${item(' # warning[missing-sponsor]')} # info[missing-sponsor]`)).length,
      1,
    ));
  it('fails on another severity, message, line or range', async () => {
    for (const end of [
      ' # info[missing-sponsor]',
      ' # warning[missing-sponsor]: has a sponsor',
      '\n# warning[missing-sponsor]\ngoals: [] # warning[missing-sponsor]',
      '\n# ^^^ warning[missing-sponsor]',
    ]) {
      assert.notDeepEqual(await problems(item(end)), [], end);
    }
  });
  it('fails on a fix that is not offered, or does something else', async () => {
    const fixed = (title: string, text: string): Case =>
      parseSuite(
        `# S\n\nonly: missing-sponsor\n\n\`\`\`yaml\n${item(' # warning[missing-sponsor]')}\n\`\`\`\n\n\`\`\`yaml fix="${title}"\n${text}\n\`\`\`\n`,
      )[0] as Case;
    assert.match(
      (await compareCase(fixed('Find a sponsor', item()))).join(),
      /no fix “Find a sponsor”, only “Add a sponsor”/,
    );
    assert.match((await compareCase(fixed('Add a sponsor', item()))).join(), /reads/);
    assert.deepEqual(
      await compareCase(fixed('Add a sponsor', item().replace('}', ', sponsor: Name of the sponsor}'))),
      [],
    );
  });
});
