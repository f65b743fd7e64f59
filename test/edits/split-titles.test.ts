/** Titles of the halves of a split: what is done, as one would write it alone, or beside the title of the whole. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { splitItem } from '../../server/src/edits/split/split-item.ts';
import { applied, worldOf } from './world.ts';

/** An item of both kinds, and the title that one of its halves gets. */
interface Case {
  readonly kind: string;
  readonly title: string;
  readonly description: string;
  readonly half: 'operational' | 'strategic';
  readonly becomes: string;
}

const cases: readonly Case[] = [
  {
    kind: 'says that something named elsewhere is done',
    title: 'New business for the vans',
    description:
      'We build a new platform business that sells route planning to other carriers over three years. The night shift will update it before the daily huddle to cut errors.',
    half: 'operational',
    becomes: 'New business for the vans: Update it before the daily huddle to cut errors',
  },
  {
    kind: 'says how the work is run',
    title: 'Pothole repeat visits',
    description:
      'Crews fix the edge cut so that fewer repairs fail, checked daily. The board has put it in a ten-year capital plan with a member commission.',
    half: 'strategic',
    becomes: 'Pothole repeat visits: Ten-year capital plan with a member commission',
  },
  {
    kind: 'is headed like a part of a report',
    title: 'Two asks',
    description:
      'Objective: enter the Brazilian market with an own brand. Method: cut waiting at reception with a shorter form, tracked daily.',
    half: 'strategic',
    becomes: 'Enter the Brazilian market with an own brand',
  },
  {
    kind: 'would end within brackets',
    title: 'Waiting room',
    description:
      'Cut waiting at the desk from 40 to 20 minutes with one form, checked daily. We enter the Polish market with a new company (an equal partner of the group there, a bank and the town).',
    half: 'strategic',
    becomes: 'Enter the Polish market with a new company',
  },
  {
    kind: 'lost its subject before a helping verb',
    title: 'Bins, round 7',
    description:
      'Trim the missed bins with a checklist each morning. We are setting up a company to sell collections to shops.',
    half: 'strategic',
    becomes: 'Setting up a company to sell collections to shops',
  },
  {
    kind: 'is the rest of a title',
    title: 'Daily kaizen on the cells, then Poland',
    description: 'A wholesaler opens eight new depots in a new country.',
    half: 'strategic',
    becomes: 'A wholesaler opens eight new depots in a new country',
  },
  {
    kind: 'begins with the mark of a list',
    title: 'Notes of the quarter',
    description:
      '(iv) cut errors on expense claims with a shorter form, tracked daily.\n(v) enter the Chilean market with an own factory.',
    half: 'strategic',
    becomes: 'Enter the Chilean market with an own factory',
  },
];

for (const { kind, title, description, half, becomes } of cases)
  test(`a half whose words say little: ${kind}`, () => {
    const fields = `title: ${JSON.stringify(title)}, description: ${JSON.stringify(description)}`;
    const world = worldOf({ 'a.portfolio': `items:\n  - {id: a, ${fields}}\n` });
    const split = splitItem(world, world.item('a'));
    assert.ok(!('refused' in split), 'refused' in split ? split.refused : '');
    assert.equal(worldOf(applied(world.texts, split.edits)).view(split.ids[half]).title, becomes);
  });
