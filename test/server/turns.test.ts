/** What is answered between the turns of a change that counts for every item, and what comes first among them. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { rules } from '../../server/src/rules/index.ts';
import { defineItemRule } from '../../server/src/rules/kit/define-rule.ts';
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
