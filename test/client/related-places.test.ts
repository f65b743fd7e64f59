/** The places that belong to a finding are listed where they lead somewhere else. */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Diagnostic, Uri } from 'vscode';
import { relatedPlaces } from '../../client/src/services/related-places.ts';

test('a finding lists no place on its own lines, and every other', () => {
  const uri = { toString: () => 'file:///a.portfolio' } as Uri;
  const other = { toString: () => 'file:///b.portfolio' } as Uri;
  const lines = (first: number, last = first) => ({ start: { line: first }, end: { line: last } });
  const place = (at: Uri, range: object, message: string) => ({ location: { uri: at, range }, message });
  const found = {
    range: lines(4, 5),
    relatedInformation: [
      place(uri, lines(3), 'above'),
      place(uri, lines(3, 4), 'reaching into it'),
      place(uri, lines(5), 'on it'),
      place(uri, lines(6), 'below'),
      place(other, lines(4), 'in another file'),
    ],
  } as unknown as Diagnostic;
  const bare = { range: lines(1) } as unknown as Diagnostic;
  let shown: readonly Diagnostic[] = [];
  relatedPlaces().handleDiagnostics(uri, [found, bare], (_, diagnostics) => {
    shown = diagnostics;
  });
  assert.deepEqual(
    shown.map(({ relatedInformation }) => relatedInformation?.map(({ message }) => message)),
    [['above', 'below', 'in another file'], undefined],
  );
});
