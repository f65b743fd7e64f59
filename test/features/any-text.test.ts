/** Every feature answers at every place of any text, broken ones and malformed positions included. */
import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import type {
  CancellationToken,
  CompletionItem,
  CompletionList,
  Position,
  Range,
} from 'vscode-languageserver-protocol';
import { dayOf } from '../../server/src/core/text/days.ts';
import { features } from '../../server/src/features/index.ts';
import type {
  AnyFeature,
  Call,
  DocumentFeature,
  SessionFeature,
} from '../../server/src/features/kit/feature.ts';
import type { FileSnapshot } from '../../server/src/session/session.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { sessionWith, silent, uriOf } from '../support/world.ts';

const TODAY = dayOf(2027, 9, 15);
const token = {
  isCancellationRequested: false,
  onCancellationRequested: () => ({ dispose: () => {} }),
} as CancellationToken;
const WHOLE: Range = { start: { line: 0, character: 0 }, end: { line: 100_000, character: 0 } };

/** Every range and position in an answer. */
function* positionsIn(value: unknown): Generator<Position> {
  if (typeof value !== 'object' || value === null) return;
  const { line, character } = value as Partial<Position>;
  if (typeof line === 'number' && typeof character === 'number') yield { line, character };
  else for (const part of Object.values(value)) yield* positionsIn(part);
}

/** Where each semantic token of an answer begins and ends. */
function* tokenPositions(answer: unknown): Generator<Position> {
  const { data } = (answer ?? {}) as { readonly data?: unknown };
  if (!Array.isArray(data)) return;
  let [line, character] = [0, 0];
  for (let i = 0; i < data.length; i += 5) {
    const [down, right, length] = data.slice(i, i + 3) as [number, number, number];
    character = down === 0 ? character + right : right;
    line += down;
    yield { line, character };
    yield { line, character: character + length };
  }
}

/** A position in the client's encoding lies on a line of the text, at most at its end, and not within a character. */
function assertWithin({ session, document }: FileSnapshot, at: Position, method: string): void {
  const what = `${method} answers with ${at.line}:${at.character} in ${session.encoding}`;
  assert.ok(at.line >= 0 && at.line < document.lineCount && at.character >= 0, what);
  assert.deepEqual(session.positionOf(document, session.offsetOf(document, at)), at, what);
}

function askAll(call: Call, uri: string, position: Position): void {
  const file = call.session.snapshot(uri) ?? assert.fail();
  const asked = {
    textDocument: { uri },
    position,
    positions: [position],
    range: WHOLE,
    context: { includeDeclaration: true, diagnostics: [] },
    newName: 'new-id',
    previousResultId: 'x',
    options: { tabSize: 2, insertSpaces: true },
  };
  for (const feature of features as readonly AnyFeature[]) {
    if (feature.on !== 'document') continue;
    const answer = (feature as unknown as DocumentFeature<unknown, unknown>).handle(file, asked, call);
    for (const at of positionsIn(answer)) assertWithin(file, at, feature.method);
    for (const at of tokenPositions(answer)) assertWithin(file, at, feature.method);
    if (feature.method === 'textDocument/completion') resolveAll(call, (answer as CompletionList).items);
  }
}

function resolveAll(call: Call, items: readonly CompletionItem[]): void {
  const resolve = features.find(
    ({ method }) => method === 'completionItem/resolve',
  ) as unknown as SessionFeature<CompletionItem, CompletionItem>;
  for (const item of items.slice(0, 40)) {
    assert.ok(item.textEdit !== undefined && 'range' in item.textEdit);
    assert.equal(
      item.textEdit.range.start.line,
      item.textEdit.range.end.line,
      'a completion stays on its line',
    );
    assert.equal(resolve.handle(item, call).label, item.label);
  }
}

it('answers anywhere', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(fileText(false), fileText(true)),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 6 }),
      fc.constantFrom('utf-8', 'utf-16', 'utf-32'),
      async (text, places, encoding) => {
        const session = await sessionWith({ 'a.portfolio': text }, TODAY);
        session.encoding = encoding;
        session.settle();
        const uri = uriOf('a.portfolio');
        const document = session.snapshot(uri)?.document ?? assert.fail();
        const capabilities = {
          textDocument: {
            completion: { completionItem: { insertTextModeSupport: { valueSet: [1 as const] } } },
          },
        };
        const call: Call = {
          session,
          token,
          maxFindings: 500,
          outlet: silent,
          client: {
            capabilities,
            snippets: true,
            markdown: true,
            annotations: true,
            own: true,
            lenses: true,
            pulls: false,
          },
        };
        for (const place of places)
          askAll(call, uri, session.positionOf(document, Math.round(place * text.length)));
      },
    ),
    runs(120),
  );
});

it('answers to positions that no text has', async () => {
  const session = await sessionWith({ 'a.portfolio': 'items:\n  - id: a\n    title: b' }, TODAY);
  session.settle();
  const call: Call = {
    session,
    token,
    maxFindings: 500,
    outlet: silent,
    client: {
      capabilities: {},
      snippets: false,
      markdown: false,
      annotations: false,
      own: false,
      lenses: true,
      pulls: true,
    },
  };
  for (const position of [
    { line: -1, character: -1 },
    { line: 0, character: 99_999 },
    { line: 99_999, character: 0 },
    { line: 2, character: -5 },
  ])
    askAll(call, uriOf('a.portfolio'), position);
});
