/** What a client may change while the server runs: the day, thresholds, lenses, the limit of findings. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { withRawClient } from '../support/raw-client.ts';

const ROOT = 'portfolio: P\n';

test('a configuration changes the limit of findings and the day; one that is not ours changes nothing', async () => {
  const late = ['a', 'b', 'c'].map((id) => `  - {id: ${id}, title: ${id}, status: active, end: 2027-01}\n`);
  const text = `${ROOT}items:\n${late.join('')}`;
  await withRawClient({ initializationOptions: { today: '2026-12-01' } }, async (client) => {
    const configure = async (settings: unknown): Promise<void> => {
      await client.notify('workspace/didChangeConfiguration', { settings });
      await client.settled();
    };
    const overdue = (): number =>
      client.rules('root.portfolio').filter((rule) => rule === 'overdue-item').length;
    await client.open('root.portfolio', text);
    await client.settled();
    assert.equal(overdue(), 0);
    await configure({ twotrack: { today: '2027-03-01' } });
    assert.equal(overdue(), 3);
    await configure({ twotrack: { maxFindings: 2 } });
    const shown = client.published('root.portfolio')?.diagnostics ?? [];
    assert.equal(shown.length, 2);
    assert.match(String(shown[1]?.message), /more findings in this file are not shown/);
    await configure({ twotrack: { maxFindings: 0, today: '2026-12-01' } });
    assert.equal(overdue(), 0);
    const sent = client.received.length;
    for (const settings of [null, undefined, {}, { other: { today: '2028-01-01' } }, { twotrack: null }])
      await configure(settings);
    assert.equal(client.received.length, sent);
  });
});

test('a configuration changes thresholds and lenses, and leaves what it does not name', async () => {
  const unclear = `${ROOT}items:\n  - {id: ward, title: Reduce errors in the ward, description: Staff look at the reports and mend what they find.}\n`;
  await withRawClient({}, async (client) => {
    const configure = async (twotrack: unknown): Promise<void> => {
      await client.notify('workspace/didChangeConfiguration', { settings: { twotrack } });
      await client.settled();
    };
    const state = async () => ({
      found: client.rules('root.portfolio').includes('unclassified'),
      lenses: (
        await client.request<unknown[]>('textDocument/codeLens', {
          textDocument: { uri: client.uri('root.portfolio') },
        })
      ).length,
    });
    await client.open('root.portfolio', unclear);
    await client.settled();
    assert.deepEqual(await state(), { found: true, lenses: 1 });
    await configure({ confidence: { unclassified: 0.95 } });
    assert.deepEqual(await state(), { found: false, lenses: 1 });
    await configure({ lenses: false });
    assert.deepEqual(await state(), { found: false, lenses: 0 });
    await configure({ confidence: null, lenses: 'yes' });
    assert.deepEqual(await state(), { found: false, lenses: 0 });
    await configure({ confidence: {}, lenses: true });
    assert.deepEqual(await state(), { found: true, lenses: 1 });
  });
});
