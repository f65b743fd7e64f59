/** What the server is told at its start. */
import './vscode-stub.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const vscode = (await import('vscode')) as unknown as {
  readonly workspace: Record<string, unknown>;
  readonly l10n: { bundle?: Readonly<Record<string, string>> };
};
const { currentSetup } = await import('../../client/src/services/client-options.ts');
vscode.workspace['getConfiguration'] = () => ({ get: (_: string, otherwise: unknown) => otherwise });

test('the server gets the bundle of the display language, and in English none', () => {
  assert.ok(!('translations' in currentSetup(false).server));
  vscode.l10n.bundle = { '{0} item': '{0} Vorhaben' };
  assert.deepEqual(currentSetup(false).server.translations, { '{0} item': '{0} Vorhaben' });
  assert.deepEqual(currentSetup(true).server.translations, { '{0} item': '{0} Vorhaben' });
});
