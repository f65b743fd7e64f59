/**
 * Learns the weights of the English pack from the real items, their counterparts and the invented ones: the same items
 * give the same bytes. The items of the court are never taught. How well such weights judge is measured by weights that
 * have not seen the register, the source or the sector (`npm run eval`).
 */
import { writeFileSync } from 'node:fs';
import { School } from './traits/teach.ts';

const school = new School();
const weights = school.weights(() => true, school.calibration());
const target = new URL('../server/src/traits/pack/en/weights.json', import.meta.url);
const text = `${JSON.stringify(weights)}\n`;
writeFileSync(target, text);
console.log(`${school.size} items, ${text.length} bytes of weights, ${JSON.stringify(weights.numbers)}`);
