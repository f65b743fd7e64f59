/** `twotrack decide` as a process: from minutes into the files, all or nothing. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decisionsIn } from '../../server/src/cli/input/minutes.ts';
import { twotrack } from '../support/cli.ts';
import { Repository } from '../support/repository.ts';

const PLAN = `portfolio: Öresund clinic
items:
  - id: wing # ours
    title: Open a new wing
    end: 2028-12-31
`;
const minutes = (...decisions: readonly object[]): string =>
  `# Minutes\n\nText.\n\n\`\`\`json twotrack-decisions\n${JSON.stringify(decisions)}\n\`\`\`\n`;
const END = { act: 'end', item: 'wing', date: '2027-09-15', end: '2029-03' };

describe('decide', () => {
  let repository: Repository;
  let folder = '';
  const plan = (): Promise<string> => readFile(join(folder, 'a.portfolio'), 'utf8');
  const decide = (...args: readonly string[]) => twotrack(folder, ['decide', 'minutes.md', ...args]);
  before(async () => {
    repository = await Repository.make();
    folder = repository.folder;
    await repository.write({ 'a.portfolio': PLAN });
  });
  after(() => repository.remove());

  it('shows the changes as a patch, then writes them, and once only', async () => {
    const owner = { act: 'owner', item: 'wing', date: '2027-09-15', owner: 'Head of estates' };
    await writeFile(join(folder, 'minutes.md'), minutes(END, owner));
    const dry = await decide('--dry-run');
    assert.equal(dry.code, 0, dry.err);
    assert.match(dry.out, /^-{3} a\/a\.portfolio[\s\S]*^- {4}end: 2028-12-31\n[\s\S]*^\+ {4}end: 2029-03\n/m);
    assert.equal(await plan(), PLAN);
    assert.match((await decide()).err, /written to a\.portfolio/);
    const written = PLAN.replace('    end: 2028-12-31', '    owner: Head of estates\n    end: 2029-03');
    assert.equal(await plan(), written);
    assert.match((await decide()).err, /everything was already there/);
    assert.equal(await plan(), written);
  });
  it('splits once, however often the same minutes are read', async () => {
    const was = await plan();
    const mixed = `${PLAN}  - id: company
    title: Cut waiting for discharge, and our own home care company
    track: operational
    status: active
    description: >-
      Ward teams reduce waiting for discharge step by step with standard work
      for the checklist and a daily huddle. At the same time we set up a new company, wholly
      owned by the hospital, to enter the home care market across the county.
    methods: [standard work, business case]
    milestones:
      - {title: Company founded, date: 2027-12-01}
`;
    await repository.write({ 'a.portfolio': mixed });
    await writeFile(
      join(folder, 'minutes.md'),
      minutes({ act: 'split', item: 'company', date: '2027-09-15', by: 'Board' }),
    );
    const first = await decide();
    assert.equal(first.code, 0, first.err);
    const split = await plan();
    assert.equal(split.match(/^ {2}- id: /gm)?.length, 3);
    assert.match(split, /decided: Split in two, one on each path\n {8}date: 2027-09-15\n {8}by: Board\n/);
    const second = await decide();
    assert.equal(second.code, 0, second.err);
    assert.match(second.err, /everything was already there/);
    assert.equal(await plan(), split);
    await repository.write({ 'a.portfolio': was });
  });
  it('writes nothing where one of them cannot be written', async () => {
    const was = await plan();
    await writeFile(join(folder, 'minutes.md'), minutes({ ...END, end: '2030' }, { ...END, item: 'wall' }));
    const { code, err } = await decide();
    assert.equal(code, 1);
    assert.match(err, /decision 2: There is no item `wall`[\s\S]*nothing was written/);
    assert.equal(await plan(), was);
  });
  it('says what is wrong with minutes that it cannot read', async () => {
    for (const [text, says] of [
      ['# Minutes\n', /no decisions in it/],
      ['```json twotrack-decisions\n[{]\n```\n', /cannot be read/],
      ['```json twotrack-decisions\n{}\n```\n', /decisions are not a list/],
      [minutes({ ...END, act: 'burn' }), /decision 1: act/],
    ] as const)
      assert.throws(() => decisionsIn(text, 'minutes.md'), says);
    const { code, err } = await twotrack(folder, ['decide', 'none.md']);
    assert.deepEqual([code, /none\.md: cannot be read/.test(err)], [2, true], err);
  });
});
