/** What a finding on a mixed item quotes and what is coloured in its text tell one story. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { type EvidenceResult, evidence } from '../../server/src/protocol/evidence.ts';
import { withServer } from '../support/lsp.ts';

const root = join(import.meta.dirname, '../..');
const QUOTES =
  /: “(?<operational>[^”]+)” reads as an improvement, “(?<strategic>[^”]+)” as a strategic change\./;
const other = { operational: 'strategic', strategic: 'operational' } as const;

/** A phrase that a finding quotes for a track. */
interface Quoted {
  readonly phrase: string;
  readonly pole: 'operational' | 'strategic';
  /** The words within it that are coloured for its own track. */
  readonly coloured: readonly string[];
  /** The words within it that are coloured or pointed at for the other track. */
  readonly against: readonly string[];
}

/** Returns the phrases that the findings of a file quote. */
async function quotedIn(text: string): Promise<Quoted[]> {
  const quoted: Quoted[] = [];
  await withServer(
    { files: { 'a.portfolio': text }, own: true, initial: { maxFindings: 0 } },
    async (client) => {
      await client.open('a.portfolio');
      const lines = text.split('\n');
      const range = { start: { line: 0, character: 0 }, end: { line: lines.length, character: 0 } };
      const uri = client.uri('a.portfolio');
      const { marks } = await client.request<EvidenceResult>(evidence, { uri, range });
      for (const { code, message, range: at, relatedInformation } of await client.diagnostics(
        'a.portfolio',
      )) {
        const groups = code === 'mixed-traits' ? QUOTES.exec(String(message))?.groups : undefined;
        if (groups === undefined) continue;
        for (const pole of ['operational', 'strategic'] as const) {
          const phrase = groups[pole] ?? '';
          const line = lines.findIndex((each, number) => number >= at.start.line && each.includes(phrase));
          const start = lines[line]?.indexOf(phrase) ?? -1;
          // A quote that was shortened, or runs over two lines, is found nowhere.
          if (start < 0) continue;
          const inside = ({ range: r }: { readonly range: typeof range }): boolean =>
            r.start.line === line && r.start.character < start + phrase.length && r.end.character > start;
          const wordsOf = ({ range: r }: { readonly range: typeof range }): string =>
            lines[line]?.slice(r.start.character, r.end.character) ?? '';
          const within = marks.filter(inside);
          quoted.push({
            phrase,
            pole,
            coloured: within.filter(({ kind }) => kind === pole).map(wordsOf),
            against: [
              ...within.filter(({ kind }) => kind === other[pole]).map(wordsOf),
              ...(relatedInformation ?? [])
                .filter(
                  (place) => place.message.toLowerCase().startsWith(other[pole]) && inside(place.location),
                )
                .map((place) => place.message),
            ],
          });
        }
      }
    },
  );
  return quoted;
}

test('the two parts of a title are coloured as they are quoted', async () => {
  const text = readFileSync(join(root, 'examples/hospital/departments/theatres.portfolio'), 'utf8');
  assert.deepEqual(await quotedIn(text), [
    { phrase: 'Start theatre 3 on time', pole: 'operational', coloured: ['time'], against: [] },
    {
      phrase: 'open a robotic surgery centre for the region',
      pole: 'strategic',
      coloured: ['open a robotic surgery centre for the region'],
      against: [],
    },
  ]);
});

test('no phrase quoted for one track holds words coloured or pointed at for the other, all over the corpus', async () => {
  const entries = readdirSync(join(root, 'corpus'))
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(join(root, 'corpus', name), 'utf8').split('\n'))
    .filter((line) => line.includes('"mixed"'))
    .map((line) => JSON.parse(line) as { readonly title?: string; readonly description?: string })
    .map(
      ({ title = '', description = '' }) =>
        `  - title: ${JSON.stringify(title)}\n    description: ${JSON.stringify(description)}\n`,
    );
  const quoted = await quotedIn(`items:\n${entries.join('')}`);
  assert.ok(quoted.length > 100, `${quoted.length} quotes`);
  assert.deepEqual(
    quoted.filter(({ against }) => against.length > 0),
    [],
  );
});
