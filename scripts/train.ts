/**
 * Learns the weights of the English pack from the training corpus: the same corpus gives the same bytes. The labelled
 * set is never taught, so that it measures the very weights that are shipped.
 */
import { writeFileSync } from 'node:fs';
import { words } from '../server/src/traits/pack/en/language.ts';
import { readTraining } from './traits/corpus.ts';
import { phraseClauses, readDocuments } from './traits/documents.ts';
import { learn } from './traits/learn.ts';

const documents = readDocuments(readTraining(), words);
const model = learn(documents, phraseClauses(words));
const target = new URL('../server/src/traits/pack/en/model.json', import.meta.url);
const text = `${JSON.stringify(model)}\n`;
writeFileSync(target, text);
console.log(`${documents.length} items, ${text.length} bytes of weights`);
