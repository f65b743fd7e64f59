/** What the server is told at its start. */
import './vscode-stub.ts';
import assert from 'node:assert/strict';
import { test } from 'node:test';

const vscode = (await import('vscode')) as unknown as {
  readonly workspace: Record<string, unknown>;
  readonly l10n: { bundle?: Readonly<Record<string, string>> };
};
const { currentSetup, statedDay } = await import('../../client/src/services/client-options.ts');
vscode.workspace['getConfiguration'] = () => ({ get: (_: string, otherwise: unknown) => otherwise });

test('the server gets the bundle of the display language, and in English none', () => {
  assert.ok(!('translations' in currentSetup(false).fixed));
  vscode.l10n.bundle = { '{0} item': '{0} Vorhaben' };
  assert.deepEqual(currentSetup(false).fixed.translations, { '{0} item': '{0} Vorhaben' });
  assert.deepEqual(currentSetup(true).fixed.translations, { '{0} item': '{0} Vorhaben' });
});

test('a day that is half typed, or in no calendar, does not stand in for today', () => {
  const today = (text: string) => {
    vscode.workspace['getConfiguration'] = () => ({
      get: (key: string, otherwise: unknown) => (key === 'today' ? text : otherwise),
    });
    return [statedDay(), currentSetup(false).live.today];
  };
  assert.deepEqual(today(' 2027-09-15 '), ['2027-09-15', '2027-09-15']);
  for (const text of ['', '2027-0', '2027-13-01', '2027-02-30']) assert.deepEqual(today(text), ['', '']);
});
