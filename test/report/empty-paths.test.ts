/** A path without work says so and offers to write its first item: at every width, whenever it is looked at. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf } from '../../server/src/core/text/days.ts';
import { picture } from '../../server/src/features/picture.ts';
import type { PictureResult } from '../../server/src/protocol/picture.ts';
import { HOME, sessionWith } from '../support/world.ts';

const ask = picture as unknown as { handle(params: object, call: object): PictureResult };

for (const [name, item, empty] of [
  ['neither path has work', 'title: Tidy the desk', ['operational', 'strategic']],
  ['all work is strategic', 'title: Open a site, track: strategic, end: 2027-12', ['operational']],
  ['all work is operational', 'title: Tidy the desk, track: operational, end: 2027-12', ['strategic']],
] as const)
  test(`the way out is there where ${name}`, async () => {
    for (const today of [dayOf(2027, 1, 2), dayOf(2027, 6, 15), dayOf(2027, 12, 30)]) {
      const session = await sessionWith({ 'a.portfolio': `portfolio: Mine\nitems:\n  - {${item}}\n` }, today);
      for (let width = 320; width <= 1280; width += 40) {
        const { html } = ask.handle({ portfolio: HOME, view: 'two-paths', width }, { session });
        for (const path of ['operational', 'strategic'])
          assert.equal(
            html.includes(`data-action="add-${path}"`),
            (empty as readonly string[]).includes(path),
            `${path} at ${width} px`,
          );
      }
    }
  });
