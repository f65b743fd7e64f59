/** A byte order mark that a client sends and counts: nothing is found, edited or answered in another place for it. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import type { CancellationToken, Position, TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { dayOf } from '../../server/src/core/text/days.ts';
import { features } from '../../server/src/features/index.ts';
import type { AnyFeature, Call, DocumentFeature } from '../../server/src/features/kit/feature.ts';
import { type LspClient, withServer } from '../support/lsp.ts';
import { fileText } from '../support/portfolio-arbitrary.ts';
import { runs } from '../support/runs.ts';
import { findingsOf, sessionWith, silent, uriOf } from '../support/world.ts';

const MARK = '\ufeff';
const TODAY = dayOf(2027, 9, 15);

const formatted = async (client: LspClient, name: string): Promise<string> =>
  client.after(
    name,
    (await client.of<TextEdit[] | null>('textDocument/formatting', name, {
      options: { tabSize: 2, insertSpaces: true },
    })) ?? [],
  );

describe('a byte order mark', () => {
  for (const utf8 of [false, true])
    it(`is counted as the client counts it, in ${utf8 ? 'UTF-8' : 'UTF-16'}`, async () => {
      const files = {
        'flow.portfolio': `${MARK}goals: [{id: g1<|>, title: G}]\n`,
        'block.portfolio': `${MARK}portfolio:   X\nitems:\n- {id: a, title: A, goals: [g1]}\n`,
        'wrong.portfolio': `${MARK}goals: <|none|>\n`,
      };
      await withServer({ files, utf8 }, async (client) => {
        const edit = await client.at<WorkspaceEdit>('textDocument/rename', { newName: 'g9' });
        assert.deepEqual(client.afterAll(edit), {
          'flow.portfolio': `${MARK}goals: [{id: g9, title: G}]\n`,
          'block.portfolio': `${MARK}portfolio:   X\nitems:\n- {id: a, title: A, goals: [g9]}\n`,
        });
        assert.equal(
          await formatted(client, 'block.portfolio'),
          `${MARK}portfolio: X\nitems:\n  - {id: a, title: A, goals: [g1]}\n`,
        );
        const found = await client.diagnostics('wrong.portfolio');
        assert.deepEqual(client.range('wrong.portfolio'), found[0]?.range);
      });
    });

  for (const utf8 of [false, true])
    it(`may be typed over, taken away and put back, in ${utf8 ? 'UTF-8' : 'UTF-16'}`, async () => {
      await withServer({ files: { 'a.portfolio': `${MARK}goals: {}\n` }, utf8 }, async (client) => {
        const uri = client.uri('a.portfolio');
        const wide = utf8 ? 3 : 1;
        let version = 1;
        const change = async (from: number, to: number, text: string): Promise<string[]> => {
          const at = (character: number): Position => ({ line: 0, character });
          await client.notify('textDocument/didChange', {
            textDocument: { uri, version: ++version },
            contentChanges: [{ range: { start: at(from), end: at(to) }, text }],
          });
          return (await client.diagnostics('a.portfolio')).map(
            ({ code, range }) => `${code} ${range.start.line}:${range.start.character}`,
          );
        };
        // The list that is none stands behind `goals: `, seven characters in and the mark.
        assert.deepEqual(await change(wide + 7, wide + 9, '{ }'), [`wrong-type 0:${wide + 7}`]);
        assert.deepEqual(await change(0, wide, ''), ['wrong-type 0:7']);
        assert.deepEqual(await change(0, 0, MARK), [`wrong-type 0:${wide + 7}`]);
        assert.deepEqual(await change(0, wide, `${MARK}# a\n`), ['wrong-type 1:7']);
        assert.deepEqual(await change(0, wide + 3, `${MARK}goals: {} #`), [
          `wrong-type 0:${wide + 7}`,
          'duplicate-key 1:0',
          'wrong-type 1:7',
        ]);
      });
    });

  it('moves what stands on the first line, and nothing else', async () => {
    const token = { isCancellationRequested: false } as CancellationToken;
    await fc.assert(
      fc.asyncProperty(
        fileText(false).filter((text) => !text.startsWith(MARK)),
        fc.double({ min: 0, max: 1, noNaN: true }),
        async (text, place) => {
          const [plain, marked] = [
            await sessionWith({ 'a.portfolio': text }, TODAY),
            await sessionWith({ 'a.portfolio': MARK + text }, TODAY),
          ];
          const uri = uriOf('a.portfolio');
          const file = plain.snapshot(uri) ?? assert.fail();
          const other = marked.snapshot(uri) ?? assert.fail();
          const position = file.document.positionAt(Math.round(place * text.length));
          assert.deepEqual(other.document.positionAt(Math.round(place * text.length)), moved(position));
          assert.deepEqual(findingsOf(other), moved(findingsOf(file)));
          const client = {
            capabilities: {},
            snippets: true,
            markdown: true,
            annotations: true,
            own: true,
            lenses: true,
            pulls: false,
          };
          for (const feature of features as readonly AnyFeature[]) {
            if (feature.on !== 'document' || /semanticTokens.(?:range|full.delta)/.test(feature.method))
              continue;
            const { handle } = feature as unknown as DocumentFeature<unknown, unknown>;
            const [one, two] = [
              { session: plain, at: position },
              { session: marked, at: moved(position) },
            ].map(({ session, at }) => {
              const call: Call = { session, token, client, maxFindings: 500, outlet: silent };
              const range = { start: at, end: at };
              const asked = {
                textDocument: { uri },
                position: at,
                positions: [at],
                range,
                newName: 'new-id',
              };
              const more = {
                context: { includeDeclaration: true, diagnostics: [] },
                options: { tabSize: 2 },
              };
              return JSON.parse(
                JSON.stringify(
                  handle(session.snapshot(uri) ?? assert.fail(), { ...asked, ...more }, call) ?? null,
                ),
              );
            });
            assert.deepEqual(moved(placed(two), 0), moved(placed(one)), feature.method);
          }
        },
      ),
      runs(60),
    );
  });
});

/** An answer with everything on the first line so many columns further right, and without the name of its outcome. */
function moved<T>(value: T, by = 1): T {
  if (Array.isArray(value)) return value.map((part) => moved(part, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const { line, character } = value as Partial<Position>;
  if (line === 0 && typeof character === 'number') return { ...value, character: character + by };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, key === 'resultId' ? '' : moved(part, by)]),
  ) as T;
}

/** Semantic tokens by the places that their numbers stand for; other answers as they are. */
function placed(answer: unknown): unknown {
  const { data } = (answer ?? {}) as { readonly data?: readonly number[] };
  if (data === undefined) return answer;
  const tokens: unknown[] = [];
  let [line, character] = [0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [down = 0, right = 0, ...rest] = data.slice(at, at + 5);
    line += down;
    character = down === 0 ? character + right : right;
    tokens.push({ line, character }, rest);
  }
  return tokens;
}
