/** The third law: one broken entry costs findings in that entry alone. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { idOf } from '../../server/src/core/model/entry-index.ts';
import { usesOf } from '../../server/src/core/model/uses.ts';
import { dayOf } from '../../server/src/core/text/days.ts';
import { rules } from '../../server/src/rules/index.ts';
import type { Session } from '../../server/src/session/session.ts';
import { runs } from '../support/runs.ts';
import { sessionWith, treeOf, uriOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);
const NAME = 'plan.portfolio';
const WIDE = new Set(rules.filter(({ scope }) => scope === 'portfolio').map(({ id }) => id));

/** Entries by id: each key with its lines. Every key of every kind stands somewhere. */
const ENTRIES: readonly (readonly string[])[] = [
  [
    'id: triage',
    'title: Cut waiting at the door',
    'track: operational',
    'status: active',
    'owner: front',
    'teams: {front: 0.5 fte}',
    'goals: [safe]',
    'review: daily',
    'end: 2027-12',
    'measures:\n  - name: Falls\n    baseline: 3\n    target: 1',
  ],
  [
    'id: plant',
    'title: Build a new plant',
    'track: strategic',
    'status: active',
    'sponsor: Chief',
    'goals: [safe]',
    'start: 2027-01',
    'end: 2029',
    'milestones:\n  - {title: Ready, date: 2028-01}',
    'depends-on: [triage]',
    'description: |\n  Enter a new market.\n  - not an entry',
  ],
  [
    'id: hold',
    'title: "Quoted: text"',
    'track: operational',
    'status: planned',
    'sustains: [plant]',
    'goals: [safe]',
    'standard: Card v3',
    'tags: [a, b]',
    'description: >-\n  Folded\n  text',
  ],
  [
    'id: open',
    'title: Open a clinic',
    'status: idea',
    'goals: [safe, nowhere]',
    'depends-on: [plant, hold]',
    'budget: 12k',
    'change: breakthrough',
  ],
];

/** Lines that no YAML can read where they stand, or that swallow what follows. */
const BREAKS: readonly string[] = [
  'owner: "not closed',
  "decision: 'not closed",
  'tags: [a, b',
  'risks: {a: 1',
  'decision: @x',
  'decision: %',
  'decision: a: b: c',
  '\tdecision: x',
  'decision:x',
  'half',
  '- - x',
  '-',
  '}',
  ']',
  '? odd',
  ': odd',
  '*nowhere',
  '&a &b x',
  '!<x',
  '- "x',
  '"decision: x',
  '`',
  '|',
  'decision: | x',
  'decision: "a" b',
  '{',
  '[',
  '%',
];

interface Case {
  readonly entry: number;
  /** Before which key of the entry, its id left out. */
  readonly at: number;
  readonly text: string;
  readonly indent: number;
}
const cases: fc.Arbitrary<Case> = fc.record({
  entry: fc.nat(ENTRIES.length - 1),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  text: fc.constantFrom(...BREAKS),
  indent: fc.constantFrom(0, 2, 4),
});

function textOf(entries: readonly (readonly string[])[], indent: number): string {
  const dash = ' '.repeat(indent);
  const lines = (keys: readonly string[]): string =>
    keys
      .flatMap((key) => key.split('\n'))
      .map((line, i) => `${dash}${i === 0 ? '- ' : '  '}${line}\n`)
      .join('');
  const teams = `teams:\n${dash}- {id: front, name: Front door, kind: frontline, capacity: 2 fte}\n`;
  return `portfolio: Riverside\ngoals:\n${dash}- id: safe\n${dash}  title: No harm\nitems:\n${entries.map(lines).join('')}${teams}`;
}

test('law c: a broken line costs the findings of its own entry alone', async () => {
  const sound = new Map<number, Awaited<ReturnType<typeof seen>>>();
  await fc.assert(
    fc.asyncProperty(cases, async ({ entry, at, text, indent }) => {
      const without = ENTRIES[entry]?.[0]?.slice(4) as string;
      const before = sound.get(indent * 10 + entry) ?? (await seen(textOf(ENTRIES, indent), without));
      sound.set(indent * 10 + entry, before);
      const broken = ENTRIES.map((keys, i) =>
        i === entry ? keys.toSpliced(1 + Math.floor(at * keys.length), 0, text) : keys,
      );
      const after = await seen(textOf(broken, indent), without);
      assert.deepEqual(after.ids, before.ids, 'ids');
      assert.deepEqual(after.others, before.others, 'entries, references and findings of the others');
      assert.deepEqual(after.nodes, before.nodes, 'nodes of the tree');
      // A dash in the section's column is an entry of its own, and half a key or a value of nothing can be legal.
      assert.ok(after.own.length > 0, 'something is said of the entry itself');
    }),
    runs(150),
  );
});

test('law c: any character anywhere in an entry leaves the ids and references of the others', async () => {
  const characters = fc.constantFrom(
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    ': ',
    ' #',
    '- ',
    '\n',
    '\t',
    '|',
    '>',
    '&',
    '*',
    '%',
    '@',
    '!',
    '`',
    '\r',
    '\u0000',
    '🚂',
  );
  const before = new Map<number, readonly string[]>();
  await fc.assert(
    fc.asyncProperty(
      fc.nat(ENTRIES.length - 1),
      fc.double({ min: 0, max: 1, noNaN: true }),
      characters,
      fc.nat(12),
      async (entry, at, character, cut) => {
        const first = textOf(ENTRIES, 2);
        const start = first.indexOf('\n', first.indexOf(`- ${ENTRIES[entry]?.[0] as string}\n`)) + 1;
        const end =
          entry + 1 < ENTRIES.length
            ? first.indexOf(`  - ${ENTRIES[entry + 1]?.[0] as string}\n`) - 1
            : first.indexOf('teams:\n  -') - 1;
        // Something typed over some characters of one line; the indentation stands.
        let offset = start + Math.round(at * (end - start - 1));
        while (/^ *$/.test(first.slice(first.lastIndexOf('\n', offset - 1) + 1, offset)) && offset < end)
          offset++;
        const stop = Math.min(offset + cut, first.indexOf('\n', offset));
        const text = first.slice(0, offset) + character + first.slice(stop);
        const without = ENTRIES[entry]?.[0]?.slice(4) as string;
        const base = before.get(entry) ?? (await seen(first, without)).references;
        before.set(entry, base);
        assert.deepEqual((await seen(text, without)).references, base);
      },
    ),
    runs(250),
  );
});

test('a line without indentation in the middle of an entry leaves the entries below it', async () => {
  for (const line of [
    'half',
    'title: astray',
    'owner: "quoted"',
    'tags: [a, b]',
    'goals: x',
    '}',
    'x-own: {a: 1}',
    "it's",
    '@x',
  ]) {
    const text = textOf(ENTRIES, 2).replace('    track: strategic\n', `    track: strategic\n${line}\n`);
    const ids = (await seen(text, 'plant')).ids;
    assert.deepEqual(ids, ['front', 'hold', 'open', 'plant', 'safe', 'triage'], line);
  }
});

test('a root stays a root while its name is typed', async () => {
  for (const head of [
    'portfolio: "River',
    "portfolio: 'River",
    'portfolio:',
    'portfolio: [',
    'portfolio: River: side',
    'portfolio: @x',
    'portfolio: River\nrules:\n  missing-standard: [',
    'portfolio: River\nhalf',
  ]) {
    const session = await sessionWith(
      { [NAME]: textOf(ENTRIES, 2).replace('portfolio: Riverside', head) },
      TODAY,
    );
    const portfolio = session.workspace.portfolioOf(uriOf(NAME));
    assert.equal(portfolio?.roots.length, 1, head);
    assert.equal(portfolio?.index.refs.item.size, 4, head);
  }
});

interface Seen {
  readonly ids: readonly string[];
  readonly references: readonly string[];
  /** Per other entry: its keys, what it refers to and its findings, at offsets from its block's start. */
  readonly others: unknown;
  readonly nodes: unknown;
  readonly own: readonly string[];
}

async function seen(text: string, without: string): Promise<Seen> {
  const session = await sessionWith({ [NAME]: text }, TODAY);
  const file = session.snapshot(uriOf(NAME));
  assert.ok(file !== null);
  const { portfolio, analysis, document } = file;
  const refs = document.blocks.flatMap((block) => portfolio.index.ofBlock(block));
  const placed = analysis.findings(file.uri);
  const others = refs
    .filter((ref) => idOf(ref) !== without && idOf(ref) !== null)
    .map((ref) => ({
      id: idOf(ref),
      keys: Object.keys(ref.entry.values.keys),
      uses: usesOf(ref).map(({ kind, key, id }) => `${kind} ${key} ${id}`),
      findings: placed
        .filter((f) => f.block === ref.block && !WIDE.has(f.rule))
        .map((f) => ({
          rule: f.rule,
          severity: f.severity,
          span: { start: f.span.start, end: f.span.end },
          message: f.message,
        })),
    }));
  return {
    ids: refs
      .map((ref) => idOf(ref) ?? '')
      .filter((id) => id !== '')
      .toSorted(),
    references: others.map(({ id, keys, uses }) => `${id}: ${keys.join(' ')}; ${uses.join(' ')}`),
    others,
    nodes: nodesOf(session, without),
    own: placed
      .filter(
        (f) =>
          !others.some(({ id }) => idOf(f.ref ?? { entry: refs[0]?.entry as never }) === id) ||
          f.ref === null,
      )
      .map(({ rule }) => rule),
  };
}

function nodesOf(session: Session, without: string): unknown {
  const folder = [...session.workspace.portfolios.keys()][0] as string;
  return (['track', 'goal', 'status'] as const).flatMap((groupBy) =>
    treeOf(session, folder, groupBy).map(({ group, nodes }) => [
      group.label,
      nodes
        .filter(({ itemId }) => itemId !== without && itemId !== undefined)
        .map(({ id, label, description, status, track }) => ({ id, label, description, status, track })),
    ]),
  );
}
