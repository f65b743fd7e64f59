import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { idOf } from '../../server/src/core/model/entry-index.ts';
import { ItemView } from '../../server/src/core/model/item.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { scalarOf } from '../../server/src/core/yaml/quote.ts';
import { splitItem } from '../../server/src/edits/split/split-item.ts';
import { mixedExample } from '../../server/src/templates/mixed-example.ts';
import { check, type Texts as Files } from '../support/check.ts';
import { applied, type Texts, type World, worldOf } from './world.ts';

const TODAY = dayOf(2027, 9, 15);
const root = new URL('../../', import.meta.url);

interface Halves {
  readonly after: Texts;
  readonly world: World;
  readonly operational: ItemView;
  readonly strategic: ItemView;
  readonly sound: boolean;
}
function halvesOf(texts: Texts, id: string): Halves | string {
  const before = worldOf(texts);
  const split = splitItem(before, before.item(id));
  if ('refused' in split) return split.refused;
  const after = applied(texts, split.edits);
  const world = worldOf(after);
  const [operational, strategic] = [world.view(split.ids.operational), world.view(split.ids.strategic)];
  // A date of the whole stays where it was and may not suit the half that keeps it: that is for people to see.
  const reads = (half: ItemView): string => world.judge(undated(half)).verdict;
  const sound = split.sound && reads(operational) === 'operational' && reads(strategic) === 'strategic';
  return { after, world, operational, strategic, sound };
}
function undated(half: ItemView): ItemView {
  const { end, horizon, ...fields } = half.fields;
  return new ItemView(half.block, { ...half.entry, values: { ...half.entry.values, fields } });
}
function parted(texts: Texts, id: string): Halves {
  const halves = halvesOf(texts, id);
  assert.ok(typeof halves !== 'string', String(halves));
  return halves;
}
/** Error findings that the texts have and those before had not. */
async function newErrors(before: Files, after: Files): Promise<string[]> {
  const errors = async (texts: Files): Promise<string[]> =>
    (await check(texts, TODAY))
      .filter(({ placed }) => placed.severity === 'error')
      .map(({ placed }) => `${placed.rule} ${placed.message}`);
  const known = new Set(await errors(before));
  return (await errors(after)).filter((error) => !known.has(error));
}

const bundle = `portfolio: P
goals:
  - {id: flow, title: Flow}
teams:
  - {id: wards, name: Wards}
  - {id: office, name: Improvement office}
items:
  # The matron and the board.
  - id: discharge-and-company
    title: Cut waiting for discharge, and our own home care company
    track: operational
    status: active # since April
    teams: {wards: 0.7 fte, office: 0.125 fte}
    goals: [flow]
    # From the paper of March.
    description: >-
      Ward teams reduce waiting for discharge step by step with standard work
      for the checklist and a daily huddle. At the same time we set up a new company, wholly
      owned by the hospital, to enter the home care market across the county.
    start: 2027-04-12
    review: daily
    # Agreed by the board.
    funding: capital # in June
    budget: 1.2M
    methods: [standard work, business case]
    measures:
      - name: Waiting for discharge # on the wall
        kind: process
        baseline: 14
        target: 9
        every: daily
      # Asked for by the board.
      - {name: Market share in home care, kind: outcome, baseline: 0, target: 12, every: quarterly}
    milestones:
      - {title: Company founded, date: 2027-12-01}

  - id: beds
    title: Beds
    sustains: [discharge-and-company]
`;
const users = `items:
  - id: later
    title: Later
    depends-on: [discharge-and-company] # first things first
  - {id: instead, title: Instead, replaces: [discharge-and-company]}
`;

describe('split', () => {
  const texts: Texts = { 'a.portfolio': bundle, 'b.portfolio': users };
  const halves = parted(texts, 'discharge-and-company');
  const { operational, strategic, after } = halves;
  const a = after['a.portfolio'] ?? '';

  it('leaves rounds of catchball with the entry that stays: the other half agreed to nothing', () => {
    const round = '- {from: Board, to: wards, date: 2027-05-01, proposal: Nine days, agreed: true}';
    const rounds = parted(
      { 'a.portfolio': bundle.replace('    milestones:', `    catchball:\n      ${round}\n    milestones:`) },
      'discharge-and-company',
    );
    assert.equal(rounds.operational.fields.catchball?.items.length, 1);
    assert.equal(rounds.strategic.fields.catchball, undefined);
    assert.equal(rounds.after['a.portfolio']?.split(round).length, 2);
  });
  it('puts each piece on the side it speaks for', () => {
    assert.ok(halves.sound);
    assert.equal(operational.id, 'discharge-and-company');
    assert.equal(operational.title, 'Cut waiting for discharge');
    assert.equal(strategic.title, 'Our own home care company');
    assert.equal(strategic.id, 'own-home-care-company');
    assert.match(operational.fields.description?.text ?? '', /^Ward teams reduce .* a daily huddle\.$/);
    assert.match(
      strategic.fields.description?.text ?? '',
      /^We set up a new company, .* across the county\.$/,
    );
    assert.deepEqual(
      operational.fields.methods?.items.map(({ text }) => text),
      ['standard work'],
    );
    assert.deepEqual(
      strategic.fields.methods?.items.map(({ text }) => text),
      ['business case'],
    );
    assert.deepEqual(
      operational.measures.map(({ fields }) => fields.name?.text),
      ['Waiting for discharge'],
    );
    assert.deepEqual(
      strategic.measures.map(({ fields }) => fields.name?.text),
      ['Market share in home care'],
    );
    assert.equal(operational.fields.review?.value, 'daily');
    assert.equal(strategic.fields.funding?.value, 'capital');
    assert.equal(strategic.fields.budget?.text, '1.2M');
    assert.equal(operational.fields.budget, undefined);
    assert.deepEqual([operational.milestones.length, strategic.milestones.length], [0, 1]);
  });
  it('puts a milestone beside the sentence whose words it has, and another one on the strategic side', () => {
    const more = `      - {title: Company registered, date: 2028-01-15}
      - {title: Every ward has the checklist, date: 2027-09-01}
      - {title: Lease signed, date: 2027-10-01}
`;
    const moved = parted(
      { 'a.portfolio': bundle.replace('    milestones:\n', `    milestones:\n${more}`) },
      'discharge-and-company',
    );
    const titles = (half: ItemView): (string | undefined)[] =>
      half.milestones.map(({ fields }) => fields.title?.text);
    assert.deepEqual(titles(moved.operational), ['Every ward has the checklist']);
    assert.deepEqual(titles(moved.strategic), ['Company registered', 'Lease signed', 'Company founded']);
  });
  it('gives every milestone of the example of the walkthrough to the clinic that they build', () => {
    const example = parted({ 'a.portfolio': mixedExample(TODAY) }, 'waits-and-clinic');
    assert.equal(example.operational.milestones.length, 0);
    assert.equal(example.strategic.milestones.length, 2);
  });
  it('leaves effort where it was, and names the teams on both halves', () => {
    assert.deepEqual(
      operational.teams.map(({ id, effort }) => [id, effort]),
      [
        ['wards', 700],
        ['office', 125],
      ],
    );
    assert.equal(strategic.effort, null);
    assert.equal(strategic.fields.teams?.kind, 'list');
    assert.deepEqual(
      strategic.teams.map(({ id }) => id),
      ['wards', 'office'],
    );
  });
  it('loses no date, wherever it stands', () => {
    for (const track of ['operational', 'strategic']) {
      for (const date of ['end: 2030', 'horizon: 3 years', 'end: 2027-08', 'horizon: 6 weeks']) {
        const text = bundle
          .replace('track: operational', `track: ${track}`)
          .replace('    start: 2027-04-12\n', `    start: 2027-04-12\n    ${date} # as agreed\n`);
        const { after: done } = parted({ 'a.portfolio': text }, 'discharge-and-company');
        assert.match(
          done['a.portfolio'] ?? '',
          new RegExp(`id: discharge-and-company[^]*?${date} # as agreed`),
          `${track}, ${date}`,
        );
      }
    }
  });
  it('claims no link between the halves, and leads every reference to the right one', () => {
    assert.deepEqual(operational.refs('sustains'), []);
    assert.match(
      after['b.portfolio'] ?? '',
      /depends-on: \[discharge-and-company, own-home-care-company\] # first things first/,
    );
    assert.match(after['b.portfolio'] ?? '', /replaces: \[discharge-and-company, own-home-care-company\]/);
    assert.match(a, /id: beds\n {4}title: Beds\n {4}sustains: \[own-home-care-company\]/);
  });
  it('keeps comments, and lines that stay', () => {
    for (const comment of bundle.match(/# .*/g) ?? []) assert.ok(a.includes(comment), comment);
    assert.ok(
      a.includes(
        '    status: active # since April\n    teams: {wards: 0.7 fte, office: 0.125 fte}\n    goals: [flow]\n',
      ),
    );
    assert.ok(
      a.includes(
        '      Ward teams reduce waiting for discharge step by step with standard work\n      for the checklist and a daily huddle.\n',
      ),
    );
    assert.match(a, /# Agreed by the board\.\n {4}funding: capital # in June\n/);
  });
  for (const [title, description, halves] of [
    [
      'Mend the till on time and open a bakery school for the county',
      '',
      ['Mend the till on time', 'Open a bakery school for the county'],
    ],
    [
      'Bread for the ferries',
      'Enter a market that nobody here serves, with an acquired ferry kitchen and new customers. Run as a kaizen: watched at the daily huddle.',
      ['Bread for the ferries: Run as a kaizen', 'Bread for the ferries'],
    ],
    [
      'Harbour package',
      'Found a new company that sells our software to other ports, with investors. In the same budget line cut the wait at gate 2 from 40 minutes to 15 by standard work.',
      ['Cut the wait at gate 2 from 40 minutes to 15 by standard work', 'Harbour package'],
    ],
  ] as const)
    it(`names the halves of “${title}” by their work, not by the rest of a sentence`, () => {
      const text = `portfolio: P\nitems:\n  - id: it\n    title: ${title}\n    track: strategic\n${description === '' ? '' : `    description: ${scalarOf(description)}\n`}`;
      const { operational, strategic } = parted({ 'p.portfolio': text }, 'it');
      assert.deepEqual([operational.title, strategic.title], halves);
    });

  it('adds no error', async () => assert.deepEqual(await newErrors(texts, after), []));

  it('keeps Windows line breaks and a last line without one', () => {
    const windows = bundle
      .replace(/\n {2}- id: beds[\s\S]*$/, '')
      .trimEnd()
      .replaceAll('\n', '\r\n');
    const { after: crlf, sound } = parted({ 'a.portfolio': windows }, 'discharge-and-company');
    assert.ok(sound);
    assert.doesNotMatch(crlf['a.portfolio'] ?? '', /[^\r]\n/);
  });
  it('keeps the strategic half in place where that is the declared track', () => {
    const {
      strategic: kept,
      operational: made,
      after: texts2,
    } = parted(
      { 'a.portfolio': bundle.replace('track: operational', 'track: strategic'), 'b.portfolio': users },
      'discharge-and-company',
    );
    assert.equal(kept.id, 'discharge-and-company');
    assert.deepEqual(made.refs('sustains'), []);
    assert.match(
      texts2['a.portfolio'] ?? '',
      /id: beds\n {4}title: Beds\n {4}sustains: \[discharge-and-company\]/,
    );
  });
  it('works in JSON', () => {
    const json = JSON.stringify({
      items: [
        {
          id: 'x',
          title: 'Cut late starts in theatre 3 and acquire a private hospital chain',
          description:
            'Daily huddle, missing forms counted each morning, standard work for the first patient. We acquire a chain of private hospitals to enter a new market in the south.',
          effort: '1.5',
        },
      ],
    });
    const { after: out, sound } = parted({ 'a.portfolio': json }, 'x');
    assert.ok(sound);
    const { items } = JSON.parse(out['a.portfolio'] ?? '') as { items: { effort: string }[] };
    assert.deepEqual(
      items.map(({ effort }) => effort),
      ['1.5', undefined],
    );
  });
  it('refuses what is one piece of work, has no id, or holds aliases', () => {
    const item = (more: string): string =>
      `items:\n  - title: Cut late starts in theatre 3\n    description: Daily huddle, missing forms counted each morning, standard work.\n${more}`;
    assert.match(String(halvesOf({ 'a.portfolio': item('    id: x\n') }, 'x')), /do not fall into two kinds/);
    assert.match(
      String(
        halvesOf(
          { 'a.portfolio': bundle.replace('goals: [flow]', 'goals: &g [flow]\n    tags: *g') },
          'discharge-and-company',
        ),
      ),
      /aliases/,
    );
  });
});

describe('split over the examples', () => {
  for (const name of ['hospital', 'manufacturer', 'council']) {
    it(`leaves two sound items of each bundle: ${name}`, async () => {
      const folder = new URL(`examples/${name}/`, root);
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
        file.endsWith('.portfolio'),
      );
      const texts = Object.fromEntries(
        names.map((file) => [file, readFileSync(new URL(file, folder), 'utf8')]),
      );
      const world = worldOf(texts);
      const mixed = [...world.portfolio.index.refs.item]
        .map(idOf)
        .filter(
          (id) =>
            id !== null &&
            world.judge(world.view(id)).mix?.kind === 'substance' &&
            world.view(id).track !== 'neither',
        );
      assert.ok(mixed.length > 0);
      for (const id of mixed as string[]) {
        const halves = parted(texts, id);
        assert.ok(halves.sound, id);
        assert.deepEqual(await newErrors(texts, halves.after), [], id);
        for (const comment of Object.values(texts)
          .join('')
          .match(/^ *# .*/gm) ?? [])
          assert.ok(Object.values(halves.after).join('').includes(comment.trim()), comment);
      }
    });
  }
});

/** Titles and words that mixed items of a corpus file have, as a portfolio file. */
interface Sample {
  readonly id: string;
  readonly label: string;
  readonly parts: readonly { readonly k: string; readonly t: string; readonly p: string }[];
  readonly fields?: Readonly<Record<string, unknown>>;
}
const source = (value: unknown, flow: boolean): string =>
  Array.isArray(value)
    ? `[${value.map((one) => source(one, true)).join(', ')}]`
    : typeof value === 'object' && value !== null
      ? `{${Object.entries(value)
          .map(([key, one]) => `${key}: ${source(one, true)}`)
          .join(', ')}}`
      : scalarOf(String(value), flow);
function rendered({ id, parts, fields = {} }: Sample): string {
  const text = (kind: string): string =>
    parts
      .filter(({ k }) => k === kind)
      .map(({ t }) => t)
      .join(' ');
  const more = Object.entries(fields).map(([key, value]) => `    ${key}: ${source(value, false)}\n`);
  return `portfolio: P\nitems:\n  - id: ${id}\n    title: ${scalarOf(text('title'))}\n    description: ${scalarOf(text('description'))}\n${more.join('')}`;
}
const bundles = (['a', 'b', 'c', 'd', 'e'] as const).flatMap((part) =>
  readFileSync(new URL(`corpus/train-${part}.jsonl`, root), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Sample)
    .filter(
      ({ label, parts }) =>
        label === 'mixed' && ['operational', 'strategic'].every((side) => parts.some(({ p }) => p === side)),
    ),
);

describe('split over the corpus', () => {
  // The others leave a half that says too little to be read by itself.
  it('leaves two sound items in at least 8 of 10, and never an error', async () => {
    const read = bundles.filter((sample) => {
      const world = worldOf({ 'a.portfolio': rendered(sample) });
      const { verdict, mix } = world.judge(world.view(sample.id));
      return verdict === 'mixed' && mix?.kind === 'substance';
    });
    const picked = read.filter((_, i) => i % Math.floor(read.length / 60) === 0).slice(0, 60);
    let sound = 0;
    for (const sample of picked) {
      const texts = { 'a.portfolio': rendered(sample) };
      const halves = halvesOf(texts, sample.id);
      if (typeof halves === 'string') continue;
      assert.deepEqual(await newErrors(texts, halves.after), [], sample.id);
      for (const item of [halves.operational, halves.strategic])
        assert.ok(item.title.length > 3 && item.title.length < 140, `${sample.id}: ${item.title}`);
      if (halves.sound) sound++;
    }
    assert.ok(picked.length >= 40 && sound >= picked.length * 0.8, `${sound} of ${picked.length}`);
  });
});
