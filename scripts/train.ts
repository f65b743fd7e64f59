/**
 * Trains the weights of the English pack on the real items, their counterparts and the invented ones. Deterministic:
 * the same items give the same bytes. Never trains on the items of the court. `npm run eval` measures the quality of
 * such weights, with the register, source or sector under test held out.
 */
import { writeFileSync } from 'node:fs';
import { School } from './traits/teach.ts';

const school = new School();
const weights = school.weights(() => true, school.calibration());
const target = new URL('../server/src/traits/pack/en/weights.json', import.meta.url);
const text = `${JSON.stringify(weights)}\n`;
writeFileSync(target, text);
console.log(`${school.size} items, ${text.length} bytes of weights, ${JSON.stringify(weights.numbers)}`);
