/** What the board of triage says of *sure* is what the server takes for it. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { MIN_CONFIDENCE } from '../../server/src/sheets/items/sure-track.ts';
import './vscode-stub.ts';

const { triageHtml } = await import('../../client/src/triage/html.ts');

test('the board says which confidence is sure', () => {
  type Args = Parameters<typeof triageHtml>;
  const webview = { asWebviewUri: (uri: object) => uri, cspSource: '' } as unknown as Args[0];
  const html = triageHtml(webview, 'dist' as unknown as Args[1], 'Triage');
  const [, sure = ''] = /<span id="key-sure" hidden>(.*?)<\/span>/.exec(html) ?? [];
  assert.match(sure, new RegExp(`\\b${Math.round(MIN_CONFIDENCE * 100)}%`));
});
