/**
 * Learns the weights of the English pack from all that is labelled, the training corpus and the labelled set: the same
 * items give the same bytes. How well such weights judge is measured sector by sector (`npm run eval`), by weights that
 * were taught nothing of the sector.
 */
import { writeFileSync } from 'node:fs';
import { words } from '../server/src/traits/pack/en/language.ts';
import { readLabelled, readTraining } from './traits/corpus.ts';
import { phraseClauses, readDocuments } from './traits/documents.ts';
import { learn } from './traits/learn.ts';

const documents = readDocuments([...readTraining(), ...readLabelled()], words);
const model = learn(documents, phraseClauses(words));
const target = new URL('../server/src/traits/pack/en/model.json', import.meta.url);
const text = `${JSON.stringify(model)}\n`;
writeFileSync(target, text);
console.log(`${documents.length} items, ${text.length} bytes of weights`);
