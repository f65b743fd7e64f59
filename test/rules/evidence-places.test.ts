/** The places that a finding about traits points at: no phrase twice, and none inside another that is pointed at. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { check } from '../support/check.ts';

const items = readFileSync(new URL('../../corpus/dev.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line) as { id: string; title: string; description?: string });

const text = `portfolio: All sectors
items:
${items
  .map(
    ({ id, title, description = '' }) =>
      `  - {id: ${id}, title: ${JSON.stringify(title)}, description: ${JSON.stringify(description)}}\n`,
  )
  .join('')}`;

test('a finding points at each phrase once', async () => {
  const found = await check({ 'all.portfolio': text }, 21_076);
  const traits = found.filter(({ placed }) => /^(?:mixed-traits|unclassified)$/.test(placed.rule));
  assert.ok(traits.length > 100, `${traits.length} findings about traits`);
  for (const { placed } of traits) {
    const quotes = placed.related.flatMap(({ message }) => {
      const [, pole, quote] = /^(Operational|Strategic) in .*?: “(.*)”$/.exec(message) ?? [];
      return pole === undefined || quote === undefined ? [] : [`${pole}  ${quote.toLowerCase()} `];
    });
    quotes.forEach((quote, at) => {
      const [pole = '', words = ''] = quote.split('  ');
      const within = quotes.find(
        (other, place) => place < at && other.startsWith(`${pole}  `) && other.includes(` ${words}`),
      );
      assert.equal(within, undefined, `${placed.message}\n“${words}” is said in “${within}”`);
    });
  }
});
