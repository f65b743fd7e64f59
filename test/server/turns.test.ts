/** What is answered between the turns of a change that counts for every item, and what comes first among them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';
import { rules } from '../../server/src/rules/index.ts';
import { defineItemRule } from '../../server/src/rules/kit/define-rule.ts';
import { leaveOut } from '../support/capable.ts';
import { type RawClient, withRawClient } from '../support/raw-client.ts';

const ITEMS = 280;
const NAME = 'a.portfolio';
const TEXT = `period: 2027\nportfolio: P\ngoals:\n  - {id: g, title: G}\nitems:\n${Array.from(
  { length: ITEMS },
  (_, i) => `  - {id: i${i}, title: Desk ${i}, track: operational, goals: [g]}\n`,
).join('')}`;

/** A rule that takes its time, and the ids of the items that it looked at since it was last asked. */
function slowRule(): { readonly rule: (typeof rules)[number]; readonly looked: () => readonly string[] } {
  let ids: string[] = [];
  const rule = defineItemRule({
    id: 'takes-time',
    severity: 'hint',
    summary: 'A rule that takes its time',
    *check(item) {
      const until = performance.now() + 0.4;
      while (performance.now() < until);
      ids.push(item.fields.id?.text ?? '');
      yield* [];
    },
    report: () => ({ span: { start: 0, end: 0 }, message: '' }),
  });
  return {
    rule,
    looked: () => {
      const seen = ids;
      ids = [];
      return seen;
    },
  };
}

async function withMany(
  body: (client: RawClient, change: () => Promise<void>, looked: () => readonly string[]) => Promise<void>,
): Promise<void> {
  const { rule, looked } = slowRule();
  await withRawClient({ files: { [NAME]: TEXT }, parts: { rules: [...rules, rule] } }, async (client) => {
    await client.open(NAME, TEXT);
    await client.settled();
    let version = 1;
    const change = async (): Promise<void> => {
      // Another period counts for every item.
      version++;
      const range = { start: { line: 0, character: 8 }, end: { line: 0, character: 12 } };
      await client.notify('textDocument/didChange', {
        textDocument: { uri: client.uri(NAME), version },
        contentChanges: [{ range, text: `${2027 + version}` }],
      });
    };
    looked();
    await body(client, change, looked);
    await client.settled();
  });
}

test('who asks for no findings need not wait for them, and who asks for the whole gets the whole', () =>
  withMany(async (client, change, looked) => {
    const uri = client.uri(NAME);
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const item = {
      name: 'Desk 0',
      kind: 1,
      uri,
      range,
      selectionRange: range,
      data: { kind: 'item', id: 'i0' },
    };
    const at: readonly (readonly [string, object])[] = [
      ['completionItem/resolve', { label: 'x' }],
      ['codeLens/resolve', { range }],
      ['callHierarchy/incomingCalls', { item }],
      ['callHierarchy/outgoingCalls', { item }],
      ['workspace/symbol', { query: 'desk' }],
      ['workspace/willRenameFiles', { files: [{ oldUri: `${uri}x`, newUri: `${uri}y` }] }],
      ['twotrack/evidence', { uri, range }],
      ['twotrack/rulePage', { rule: 'mixed-traits' }],
    ];
    for (const [method, params] of at) {
      await change();
      await client.request(method, params);
      assert.ok(looked().length < ITEMS, `${method} waited`);
      await client.settled();
      looked();
    }
    await change();
    await client.settled();
    assert.equal(looked().length, ITEMS);
  }));

test('the lines that an editor shows come first, and a selection elsewhere does not count as shown', () =>
  withMany(async (client, change, looked) => {
    const textDocument = { uri: client.uri(NAME) };
    const lines = (from: number, to: number): object => ({
      start: { line: from, character: 0 },
      end: { line: to, character: 0 },
    });
    await client.request('textDocument/inlayHint', { textDocument, range: lines(184, 190) });
    await client.request('textDocument/codeAction', {
      textDocument,
      range: lines(264, 264),
      context: { diagnostics: [] },
    });
    await change();
    await client.request('workspace/symbol', { query: '' });
    const first = looked();
    assert.ok(first.includes('i180'), `looked at ${first.join(' ')}`);
    assert.ok(!first.includes('i260'));
  }));

/** The text with a status that does not exist in its first item and in its last. */
const WRONG = TEXT.replace('id: i0,', 'id: i0, status: actve,').replace(
  `id: i${ITEMS - 1},`,
  `id: i${ITEMS - 1}, status: actve,`,
);

/** A client that opens a large file which nobody knew before. */
async function withOpened(body: (client: RawClient) => Promise<void>): Promise<void> {
  const { rule } = slowRule();
  await withRawClient({ parts: { rules: [...rules, rule] } }, async (client) => {
    await client.settled();
    await client.open(NAME, WRONG);
    await body(client);
  });
}
const linesOf = (diagnostics: readonly Diagnostic[] = []): readonly number[] =>
  diagnostics.filter(({ code }) => code === 'bad-value').map(({ range }) => range.start.line);

test('of a file that is opened what is in view is told first, and all of it in the end', () =>
  withOpened(async (client) => {
    if (client.pulls) return leaveOut('nothing is told before it asks');
    await client.settled();
    const told = client.of<PublishDiagnosticsParams>('textDocument/publishDiagnostics');
    const [first, last] = [told[0]?.diagnostics ?? [], client.published(NAME)?.diagnostics ?? []];
    assert.deepEqual(linesOf(first), [5]);
    assert.deepEqual(linesOf(last), [5, 4 + ITEMS]);
    const whole = new Set(last.map((each) => JSON.stringify(each)));
    assert.deepEqual(
      first.filter((each) => !whole.has(JSON.stringify(each))),
      [],
    );
  }));

test('who asks while a file is read is answered from all of it, and a keystroke need not wait', () =>
  withOpened(async (client) => {
    if (client.pulls) return leaveOut('nothing is told before it asks');
    const textDocument = { uri: client.uri(NAME) };
    const goal = { line: 9, character: '  - {id: i4, title: Desk 4, track: operational, goals: ['.length };
    const ask = (): Promise<unknown>[] => [
      client.request('textDocument/definition', { textDocument, position: goal }),
      client.request('textDocument/documentSymbol', { textDocument }),
      client.request('textDocument/foldingRange', { textDocument }),
    ];
    const before = client.request<object[]>('textDocument/documentSymbol', { textDocument });
    const from = '  - {id: i0, status: '.length;
    const range = { start: { line: 5, character: from }, end: { line: 5, character: from + 5 } };
    await client.notify('textDocument/didChange', {
      textDocument: { ...textDocument, version: 2 },
      contentChanges: [{ range, text: 'active' }],
    });
    const asked = ask();
    await client.until('the first findings of the change', () => client.published(NAME)?.version === 2);
    const told = linesOf(client.published(NAME)?.diagnostics);
    const [symbols, ...answers] = await Promise.all([before, ...asked]);
    assert.ok(!told.includes(5), `told of lines ${told.join(' ')}`);
    // The same number, nested or flat.
    assert.equal(JSON.stringify(symbols).match(/"name":/g)?.length, ITEMS + 3);
    await client.settled();
    assert.deepEqual(answers, await Promise.all(ask()));
    assert.match(JSON.stringify(answers[0]), /"line":3/);
    assert.deepEqual(linesOf(client.published(NAME)?.diagnostics), [4 + ITEMS]);
  }));
