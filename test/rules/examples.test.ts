/** The examples read like real portfolios: sound but for the defects put there on purpose, and those are found. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { readDate } from '../../server/src/core/language/scalars.ts';
import { idOf } from '../../server/src/core/model/entry-index.ts';
import { isPortfolioFile } from '../../server/src/core/text/paths.ts';
import { check } from '../support/check.ts';
import { DEFAULT_TODAY } from '../support/literate.ts';

const INTENDED: Readonly<Record<string, string>> = {
  hospital: `mixed-traits discharge-and-care-company, mixed-traits starts-and-robot, mixed-traits diagnostic-centre,
    misclassified ward-board, misclassified pathology-venture, unclassified specimen-labels, unclassified genomics-service,
    unsustained-leap virtual-clinics, missing-standard blood-culture-packs, overdue-milestone elective-hub,
    red-without-countermeasure falls-huddle, goal-without-work research-active, overloaded-team digital, unbalanced-tracks`,
  manufacturer: `mixed-traits repaint-and-coatings, mixed-traits late-shipments-and-dealers, mixed-traits rental-fleet,
    misclassified press-changeover, misclassified impeller-license, unclassified wrong-labels, unclassified leasing-company,
    unsustained-leap akron-consolidation, missing-standard die-storage, overdue-milestone municipal-water,
    red-without-countermeasure torque-errors, goal-without-work half-the-carbon, overloaded-team engineering, unbalanced-tracks`,
  council: `mixed-traits repairs-and-trading, mixed-traits permits-and-joint-service, mixed-traits bus-company,
    misclassified reception-desk, misclassified solar-company, unclassified blue-badge, unclassified community-bank,
    unsustained-leap library-hubs, missing-standard gas-certificates, overdue-milestone market-hall,
    red-without-countermeasure missed-bins, goal-without-work ageing-well, overloaded-team planning-desk`,
};

const root = join(import.meta.dirname, '../../examples');

describe('the examples', () => {
  for (const [name, intended] of Object.entries(INTENDED)) {
    it(`${name} has the defects that are meant, and no other`, async () => {
      const folder = join(root, name);
      const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(isPortfolioFile);
      const texts = Object.fromEntries(
        names.map((file) => [file.replaceAll('\\', '/'), readFileSync(join(folder, file), 'utf8')]),
      );
      const today = readDate(DEFAULT_TODAY);
      assert.ok(today.ok);
      const found = await check(texts, today.value.first);
      const said = found.map(({ placed: { rule, ref } }) =>
        `${rule} ${ref === null ? '' : (idOf(ref) ?? '')}`.trim(),
      );
      assert.deepEqual(said.sort(), intended.split(/,\s+/).sort());
    });
  }
});
