/** `twotrack format` and `twotrack explain`: what they write, print and exit with. */
import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { twotrack } from '../support/cli.ts';

let folder = '';
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twotrack-cli-'));
});
after(() => rm(folder, { recursive: true, force: true }));

const UGLY = '\uFEFFitems:\n- id:   a\n  title: b   \n';
const NEAT = '\uFEFFitems:\n  - id: a\n    title: b\n';

describe('format', () => {
  it('says with --check what it would change, and writes nothing', async () => {
    await writeFile(join(folder, 'a.portfolio'), UGLY);
    const { code, out } = await twotrack(folder, ['format', '--check']);
    assert.equal(code, 1);
    assert.match(out, /would change {2}a\.portfolio/);
    assert.equal(await readFile(join(folder, 'a.portfolio'), 'utf8'), UGLY);
  });
  it('writes the files, their byte order mark kept, and has nothing to do the second time', async () => {
    const first = await twotrack(folder, ['format']);
    assert.deepEqual(
      [first.code, first.out],
      [0, 'formatted  a.portfolio\n1 file formatted, 0 already formatted\n'],
    );
    assert.equal(await readFile(join(folder, 'a.portfolio'), 'utf8'), NEAT);
    assert.deepEqual((await twotrack(folder, ['format', '--check', 'a.portfolio'])).code, 0);
  });
  it('turns standard input into standard output', async () => {
    const { code, out } = await twotrack(folder, ['format', '-'], { input: 'items:\n- id:  a\n' });
    assert.deepEqual([code, out], [0, 'items:\n  - id: a\n']);
    assert.equal(
      (await twotrack(folder, ['format', '--check', '-'], { input: 'items:\n- id:  a\n' })).code,
      1,
    );
  });
  it('leaves a file alone that cannot be read, and says so', async () => {
    const bytes = Buffer.from([0x69, 0x74, 0xff, 0xfe, 0x00]);
    await writeFile(join(folder, 'bad.portfolio'), bytes);
    const { code, err } = await twotrack(folder, ['format']);
    await rm(join(folder, 'bad.portfolio'));
    assert.equal(code, 2);
    assert.match(err, /bad\.portfolio/);
    assert.equal((await twotrack(folder, ['format', 'nowhere'])).code, 2);
  });
});

const ITEM = `vocabulary: {strategic: [Project Aurora]}
portfolio: x
items:
  - id: aurora
    title: Project Aurora enters a new market
    track: operational
    description: We build a new business model in another country within three years.
    sponsor: Chief executive
    horizon: "3 years"
  - id: audit
    title: Yearly return to the auditors
    track: neither
    description: Mandatory yearly return, as the law requires.
`;

describe('explain', () => {
  it('shows the sum, the thresholds, the vocabulary and what would flip it', async () => {
    await writeFile(join(folder, 'b.portfolio'), ITEM);
    const { code, out } = await twotrack(folder, ['explain', 'aurora', 'b.portfolio']);
    assert.equal(code, 0);
    assert.match(
      out,
      /^aurora {2}Project Aurora enters a new market\nb\.portfolio:4 {2}stated as operational\n/,
    );
    assert.match(out, /(?:Likely|Clearly|Very clearly) strategic/);
    assert.match(out, /Strategic \d+\.\d\d \(what it is \d+\.\d\d, how it is run \d+\.\d\d\), the sum of\n/);
    assert.match(out, /“.*Aurora.*” .*own vocabulary/);
    assert.match(out, /1 strategic, 0 neutral; [1-9]\d* at work here/);
    assert.match(out, /\nConfidence \d+%\. Reported from: mixed-traits \d+%.*This item: misclassified\./);
    assert.match(out, /ithout .* (?:the item would|no verdict would) /);
  });
  it('lists words of next to no weight as one sum, so that what is listed adds up to the sum above it', async () => {
    await writeFile(
      join(folder, 'faint.portfolio'),
      `items:
  - id: record
    title: One electronic patient record for both hospitals, replacing Cerberus and the paper notes
    track: strategic
    budget: GBP 14.2M
    start: 2025-09-01
    end: 2027-10
    description: >-
      A new record across both sites, with a supplier contract over ten years. Board programme, clinical safety officer,
      cut-over weekend at each site. The supplier meets the team of nine at the executive meeting in the bed hall.
`,
    );
    const { out } = await twotrack(folder, ['explain', 'record', 'faint.portfolio']);
    assert.match(out, /\d faint words together/);
    for (const [, sum = '', rest = ''] of out.matchAll(
      /^(?:Strategic|Operational) (\d+\.\d\d) .*the sum of\n((?: {2,}.*\n)+)/gm,
    )) {
      const rows = [...rest.matchAll(/^ +(\d+\.\d\d) (?:“|(\d+) faint)/gm)].map(
        ([, weight, many]) => [Number(weight), many] as const,
      );
      assert.ok(
        Math.abs(rows.reduce((all, [weight]) => all + weight, 0) - Number(sum)) < 0.01 * rows.length + 0.01,
        rest,
      );
      for (const [weight, many] of rows)
        assert.ok(many !== undefined || weight >= 0.1 || rows.every(([, each]) => each === undefined), rest);
    }
  });
  it('says of a field what YAML reads, without quotes', async () => {
    const { out } = await twotrack(folder, ['explain', 'aurora', 'b.portfolio']);
    assert.match(out, /\d “3 years” horizon, in horizon\n/);
  });
  it('advises nothing about an item on neither track, and names no flip where nothing is clear', async () => {
    const { out } = await twotrack(folder, ['explain', 'audit', 'b.portfolio']);
    assert.match(out, /\nNo clear verdict/);
    assert.match(out, /\nSpeaks for neither path: /);
    assert.doesNotMatch(out, /set track: neither|would not change|Without|Confidence/);
  });
  it('gives the same as JSON, its weights adding up', async () => {
    const { code, out } = await twotrack(folder, ['explain', 'aurora', '--format', 'json']);
    assert.equal(code, 0);
    interface Piece {
      readonly pole: string;
      readonly weight: number;
    }
    const { version, items } = JSON.parse(out) as {
      version: number;
      items: {
        id: string;
        verdict: string;
        scores: { strategic: number };
        evidence: Piece[];
        reported: string;
      }[];
    };
    assert.equal(version, 1);
    const [item] = items;
    assert.deepEqual(
      [items.length, item?.id, item?.verdict, item?.reported],
      [1, 'aurora', 'strategic', 'misclassified'],
    );
    const sum =
      item?.evidence
        .filter(({ pole }) => pole === 'strategic')
        .reduce((total, { weight }) => total + weight, 0) ?? 0;
    assert.ok(Math.abs(sum - (item?.scores.strategic ?? 0)) < 0.05);
  });
  it('shows what was decided on the item, and what it and its teams refused', async () => {
    await writeFile(
      join(folder, 'c.portfolio'),
      `portfolio: x
items:
  # twotrack-ignore mixed-traits: the board wants it as one
  - id: one
    title: Cut changeovers on line 3 and open a plant in Poland
    teams: [press]
    decisions:
      - {date: 2027-03-02, asked: Split it, decided: Keep as one until the summer, by: Plant board}
      - {date: 2027-04-02, asked: Still open}
  # twotrack-ignore misclassified: run by the line
  - {id: two, title: Other, teams: [press]}
  # twotrack-ignore misclassified: of another team
  - {id: three, title: Other, teams: [office]}
  # twotrack-ignore mixed-traits until 2020-01-01: out of date
  - {id: four, title: Other, teams: [press]}
`,
    );
    const { out } = await twotrack(folder, ['explain', 'one', 'c.portfolio']);
    assert.match(out, /Decided 2027-03-02 by Plant board: “Keep as one until the summer”\n/);
    assert.match(out, /Refused here: mixed-traits: “the board wants it as one”\n/);
    assert.match(out, /Refused by the same team on two: misclassified: “run by the line”\n/);
    assert.doesNotMatch(out, /another team|out of date|Still open/);
    const json = await twotrack(folder, ['explain', 'one', 'c.portfolio', '--format', 'json']);
    const [item] = (
      JSON.parse(json.out) as { items: { decided: unknown; refused: { item: string; here: boolean }[] }[] }
    ).items;
    assert.deepEqual(item?.decided, [
      { date: '2027-03-02', decided: 'Keep as one until the summer', by: 'Plant board' },
    ]);
    assert.deepEqual(
      item?.refused.map(({ item: id, here }) => [id, here]),
      [
        ['one', true],
        ['two', false],
      ],
    );
  });
  it('names the id that was meant', async () => {
    const { code, err } = await twotrack(folder, ['explain', 'auora']);
    assert.equal(code, 2);
    assert.match(err, /there is no item auora; did you mean aurora\?/);
  });
});
