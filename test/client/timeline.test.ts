/** The timeline is offered where VS Code takes one; where it has none or refuses it, nothing happens. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import './vscode-stub.ts';

const { provideTimeline } = await import('../../client/src/timeline/timeline.ts');

const events = [{ day: 1, commit: 'abc', label: 'Finished: Flow', detail: '' }];
const connection = { request: async () => ({ events }) } as unknown as Parameters<typeof provideTimeline>[0];

test('without the interface, or refused it, there is no timeline and no error', () => {
  provideTimeline(connection, {}).dispose();
  const refuse = (): never => {
    throw new Error('Extension CANNOT use API proposal: timeline');
  };
  provideTimeline(connection, { registerTimelineProvider: refuse }).dispose();
});

test('with it the events of a file are items, each on its day', async () => {
  interface Provider {
    provideTimeline(uri: object): Promise<{ readonly items: readonly object[] }>;
  }
  let given: Provider | undefined;
  const registerTimelineProvider = (_schemes: readonly string[], provider: Provider) => {
    given = provider;
    return { dispose: () => {} };
  };
  provideTimeline(connection, { registerTimelineProvider });
  const answer = await given?.provideTimeline({ toString: () => 'file:///p.portfolio' });
  assert.deepEqual(answer?.items, [
    { id: 'abc:0', label: 'Finished: Flow', timestamp: 86_400_000, description: '' },
  ]);
});
