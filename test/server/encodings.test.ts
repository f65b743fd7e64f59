/** Positions in the units that client and server agreed on: edits in and ranges out, in every encoding of LSP. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withRawClient } from '../support/raw-client.ts';

// One character each of one, two, three and four bytes in UTF-8, the last of two units in UTF-16.
const TITLE = 'aé€😀';
const START = `portfolio: P\nitems:\n  - {id: x, title: "${TITLE}", goals: [g]}\n`;
const before = START.split('\n')[2]?.split('g]')[0] ?? '';
/** Units before the reference `g`, on its line. */
const COLUMN = { 'utf-8': Buffer.byteLength(before), 'utf-16': before.length, 'utf-32': [...before].length };

for (const [offered, chosen] of [
  [undefined, 'utf-16'],
  [['utf-8', 'utf-16'], 'utf-16'],
  [['utf-8'], 'utf-8'],
  [['utf-32', 'utf-8'], 'utf-32'],
  [['utf-7'], 'utf-16'],
] as const)
  test(`a client that offers ${offered?.join(', ') ?? 'nothing'} speaks ${chosen}`, async () => {
    const capabilities = offered === undefined ? {} : { general: { positionEncodings: [...offered] } };
    const lacks = offered === undefined ? ['general.positionEncodings'] : [];
    await withRawClient({ capabilities, lacks }, async (client) => {
      assert.equal(client.result.capabilities.positionEncoding, chosen);
      await client.open('root.portfolio', START);
      await client.settled();
      const missing = () =>
        client.published('root.portfolio')?.diagnostics.find(({ code }) => code === 'unknown-reference');
      const column = COLUMN[chosen];
      assert.deepEqual(missing()?.range, {
        start: { line: 2, character: column },
        end: { line: 2, character: column + 1 },
      });
      // Each change is placed in the outcome of the one before: a longer title moves the reference.
      const title = before.indexOf(TITLE);
      const wide = { 'utf-8': 4, 'utf-16': 2, 'utf-32': 1 }[chosen];
      const at = (character: number, length: number, text: string): object => ({
        range: { start: { line: 2, character }, end: { line: 2, character: character + length } },
        text,
      });
      await client.notify('textDocument/didChange', {
        textDocument: { uri: client.uri('root.portfolio'), version: 2 },
        contentChanges: [at(title, 0, '😀'), at(column + wide, 1, 'hh')],
      });
      await client.settled();
      assert.match(String(missing()?.message), /`hh`/);
      assert.equal(missing()?.range.start.character, column + wide);
      // Without a range the text is the whole; some clients write null for it.
      for (const whole of [
        { text: 'items: [' },
        { text: START },
        { range: null, text: 'items: [' },
        { range: null, text: START },
      ]) {
        await client.notify('textDocument/didChange', {
          textDocument: { uri: client.uri('root.portfolio'), version: 3 },
          contentChanges: [whole],
        });
        await client.settled();
        assert.equal(missing()?.range.start.character, whole.text === START ? column : undefined);
      }
    });
  });
