/** Shared by the tests of bad input: one session, and a check that every finding has a valid range. */
import assert from 'node:assert/strict';
import { dayOf } from '../../server/src/core/text/days.ts';
import type { Position } from '../../server/src/core/text/lines.ts';
import { Session } from '../../server/src/session/session.ts';
import { findingsOf, HOME, noFiles, type ShownFinding, symbolsOf, treeOf, uriOf } from './world.ts';

export const TODAY = dayOf(2027, 9, 15);
export const NAME = 'plan.portfolio';
export const SAMPLE = `# twotrack-ignore-file unaligned-item: not yet
portfolio: "Lakeside: clinic"
balance: {operational: 60%, strategic: 40%}
rules:
  missing-standard: off
teams:
- {id: front, name: 'Front', capacity: 2 fte}
items:
  # above
  - id: door
    title: Cut waiting 🚂
    track: operational
    teams: {front: 0.5 fte}
    tags: &t [a, "b"]
    risks: *t
    description: >-
      Two lines
      # folded
    measures:
      - name: Falls
        baseline: 3

  - id: plant
    depends-on: [door, nobody]
    end: 2029-Q1
`;
/** Position of findings that have no place in the text. */
const PLACELESS: Position = { line: 0, character: 0 };

/** Shared by all texts, because an analysis is slow to create. */
export const session = new Session(noFiles, TODAY, (rule, error) => {
  throw new Error(`${rule} threw`, { cause: error });
});
await session.workspace.openFolder(HOME);

/** Returns all findings shown for a text, and checks their ranges. */
export function findings(text: string): ShownFinding[] {
  session.workspace.put(uriOf(NAME), text);
  session.settle();
  const file = session.snapshot(uriOf(NAME));
  assert.ok(file !== null);
  assert.equal(file.document.mark + file.document.text, text);
  symbolsOf(file);
  treeOf(session, file.portfolio.folder, 'track');
  const found = findingsOf(file);
  for (const { rule, range, message, related } of found) {
    const shown = `${rule} at ${JSON.stringify(range)} in ${JSON.stringify(text.slice(0, 200))}`;
    const start: number = file.document.offsetAt(range.start);
    const end: number = file.document.offsetAt(range.end);
    assert.deepEqual(file.document.positionAt(start), range.start, shown);
    assert.deepEqual(file.document.positionAt(end), range.end, shown);
    // Without a root file, the portfolio's own findings are placed at the start of the first file, after its byte order
    // mark.
    const first = { ...PLACELESS, character: file.document.mark.length };
    const placeless = JSON.stringify(range) === JSON.stringify({ start: first, end: first });
    assert.ok(start < end || file.document.text === '' || placeless, `empty: ${shown}`);
    assert.ok(message.length > 10 && message.length < 1200, shown);
    assert.ok(
      !message.includes('undefined') && !message.includes('[object') && !message.includes('NaN'),
      message,
    );
    JSON.stringify(related);
  }
  return found;
}

export const rulesOf = (text: string): string[] => findings(text).map(({ rule }) => rule);
/** Rules that an unreadable text breaks; leaves out those that ask for more in a valid one. */
export const READING = new Set([
  'syntax',
  'unsupported-yaml',
  'missing-key',
  'wrong-type',
  'bad-value',
  'duplicate-id',
  'duplicate-key',
  'unknown-key',
  'lost-text',
]);
export const problems = (text: string): string[] => rulesOf(text).filter((rule) => READING.has(rule));

/** Runs work that must terminate, however slow the machine: what hangs would take minutes. */
export function within(milliseconds: number, work: () => void): void {
  const start = performance.now();
  work();
  const took = performance.now() - start;
  // Ten times the limit of an idle machine, to tell a hang from a slow day.
  const allowed = 10 * milliseconds;
  assert.ok(took < allowed, `took ${took.toFixed(0)} ms, and ${allowed} are allowed`);
}
