import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import { applyFix, check, type Found, type Texts } from '../support/check.ts';

const TODAY = dayOf(2027, 9, 15);
const MIXED = 'Split into an operational and a strategic item';

const file = (items: string): Texts => ({ 'a.portfolio': `portfolio: P\nitems:\n${items}` });
const strategic = `  - id: x
    title: Acquire a private hospital chain in the south # as agreed
    track: operational
    description: We acquire a chain of private hospitals and enter a new market with a new business model over three years.
`;
const bundle = `  - id: x
    title: Start theatre 3 on time and open a robotic surgery centre for the region
    track: operational
    effort: 1.1 fte
    description: >-
      Daily huddle at a quarter to eight, missing consent forms counted each morning: theatre teams cut late starts in
      theatre 3 and keep the new standard. Beyond that we build a new service line: a robotic surgery centre for the
      whole region, with capital investment of four million and a partner university.
    review: weekly
    change: breakthrough
    methods: [standard work, 5 whys, business case, partner selection]
    funding: capital
    budget: 4.1M
    measures:
      - {name: Late starts, kind: process, baseline: 57, target: 20, every: daily}
      - {name: Patients from outside the county, kind: outcome, baseline: 0, target: 300, every: quarterly}
`;
const run = `  - id: x
    title: Rent pumps to drilling contractors
    track: operational
    description: >-
      Launch a new business: a rental fleet for a new customer segment in a new region, with a new revenue stream and a
      service channel we have never had. A shift from selling pumps to owning them.
    review: daily
    change: incremental # so far
    funding: operating
    horizon: 5 weeks
    budget: 20k
    measures:
      - {name: Pumps greased, kind: process, baseline: 0, target: 30, every: daily}
`;

async function findingOf(texts: Texts, rule: string): Promise<Found> {
  const found = (await check(texts, TODAY)).find(({ placed }) => placed.rule === rule);
  assert.ok(found, `no ${rule}`);
  return found;
}
const titles = ({ placed }: Found): string[] => placed.fixes.map(({ title }) => title);

/** Every fix takes its finding away and brings no error. */
async function mends(texts: Texts, rule: string): Promise<void> {
  const found = await findingOf(texts, rule);
  for (const fix of found.placed.fixes) {
    const after = await check(applyFix(texts, found, fix), TODAY);
    const left = after.filter(({ placed }) => placed.rule === rule || placed.severity === 'error');
    assert.deepEqual(
      left.map(({ placed }) => `${fix.title}: ${placed.message}`),
      [],
    );
    assert.equal(fix.safe, false);
  }
}

describe('fixes of the trait rules', () => {
  it('misclassified: the other track, and neither last', async () => {
    const found = await findingOf(file(strategic), 'misclassified');
    assert.deepEqual(titles(found), ['Change track to strategic', 'Change track to neither']);
    const [fix] = found.placed.fixes;
    assert.ok(fix);
    assert.equal(
      applyFix(file(strategic), found, fix)['a.portfolio'],
      file(strategic)['a.portfolio']?.replace('track: operational', 'track: strategic'),
    );
    await mends(file(strategic), 'misclassified');
  });
  it('unclassified: the track that the words say', async () => {
    const texts = file(strategic.replace('    track: operational\n', ''));
    assert.deepEqual(titles(await findingOf(texts, 'unclassified')), [
      'Change track to strategic',
      'Change track to neither',
    ]);
    await mends(texts, 'unclassified');
  });
  it('mixed-traits: a split', async () => {
    assert.deepEqual(titles(await findingOf(file(bundle), 'mixed-traits')), [
      MIXED,
      'Change track to neither',
    ]);
    await mends(file(bundle), 'mixed-traits');
  });
  it('mixed-traits by governance: another way of running it, with the track', async () => {
    const found = await findingOf(file(run), 'mixed-traits');
    assert.deepEqual(titles(found), ['Run as a strategic initiative', MIXED, 'Change track to neither']);
    const [fix] = found.placed.fixes;
    assert.ok(fix);
    const after = applyFix(file(run), found, fix)['a.portfolio'] ?? '';
    for (const line of [
      'track: strategic',
      'review: monthly',
      'change: breakthrough # so far',
      'funding: dedicated',
      'every: monthly',
    ])
      assert.ok(after.includes(line), line);
    await mends(file(run), 'mixed-traits');
  });
});
