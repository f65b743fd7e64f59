/** Definition, references, highlights and rename: one id over several files, layouts and encodings. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { DocumentHighlight, Location, Range, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { type LspClient, withServer } from '../support/lsp.ts';

const ROOT = `portfolio: Riverside
goals:
  - id: true-north
    title: The safest hospital
  - {id: safe-care, title: "🏥 No harm", parent: true-north, owner: emergency}
teams:
  - {id: emergency, name: Emergency}
`;
const FLOW = `items:
  - id: triage-flow
    title: Cut door-to-triage time
    owner: emergency
    teams: {emergency: 0.6 fte}
    goals: ["safe-care"]
    sustains: [new-front-door]
`;
const files = (leaps: string): { files: Record<string, string> } => ({
  files: { 'root.portfolio': ROOT, 'teams/flow.portfolio': FLOW, 'leaps.portfolio': leaps },
});

describe('definition', () => {
  it('leads from an id to its entry in another file, behind an emoji, in flow style', async () => {
    await withServer(
      files('items:\n  - {id: new-front-door, title: "🏥 door", goals: [safe<|>-care]}\n'),
      async (client) => {
        const found = await client.at<Location[]>('textDocument/definition');
        assert.deepEqual(client.shown(found), [
          'root.portfolio: - {id: ‹safe-care›, title: "🏥 No harm", parent: true-north, owner: emergency}',
        ]);
      },
    );
  });
  it('leads from an owner that is a team, and from team to effort', async () => {
    for (const source of [
      'items:\n  - id: a\n    owner: emer<|>gency\n',
      'items:\n  - id: a\n    teams: {emer<|>gency: 0.2}\n',
      'items:\n  - id: a\n    teams:\n      - emergency<|>\n',
    ]) {
      await withServer(files(source), async (client) => {
        assert.deepEqual(client.shown(await client.at<Location[]>('textDocument/definition')), [
          'root.portfolio: - {id: ‹emergency›, name: Emergency}',
        ]);
      });
    }
  });
  it('leads nowhere from a text, an unknown id and a key', async () => {
    for (const source of [
      'items:\n  - id: a\n    owner: Chief nu<|>rse\n',
      'items:\n  - id: a\n    goals: [none-<|>such]\n',
      'items:\n  - id: a\n    go<|>als: [safe-care]\n',
    ]) {
      await withServer(files(source), async (client) =>
        assert.deepEqual(await client.at('textDocument/definition'), []),
      );
    }
  });
});

describe('references and highlights', () => {
  it('finds every place of a team, its own included where asked, with UTF-8 positions too', async () => {
    for (const utf8 of [false, true]) {
      await withServer(
        { ...files('items:\r\n  - {id: a, title: "🏥", teams: [emer<|>gency], owner: emergency}\r\n'), utf8 },
        async (client) => {
          const all = await client.at<Location[]>('textDocument/references', {
            context: { includeDeclaration: true },
          });
          assert.deepEqual(client.shown(all), [
            'root.portfolio: - {id: ‹emergency›, name: Emergency}',
            'leaps.portfolio: - {id: a, title: "🏥", teams: [‹emergency›], owner: emergency}',
            'leaps.portfolio: - {id: a, title: "🏥", teams: [emergency], owner: ‹emergency›}',
            'root.portfolio: - {id: safe-care, title: "🏥 No harm", parent: true-north, owner: ‹emergency›}',
            'teams/flow.portfolio: owner: ‹emergency›',
            'teams/flow.portfolio: teams: {‹emergency›: 0.6 fte}',
          ]);
          const uses = await client.at<Location[]>('textDocument/references', {
            context: { includeDeclaration: false },
          });
          assert.equal(uses.length, all.length - 1);
          const here = await client.at<DocumentHighlight[]>('textDocument/documentHighlight');
          assert.deepEqual(
            here.map(({ range, kind }) => [client.words('leaps.portfolio', range), kind]),
            [
              ['emergency', 2],
              ['emergency', 2],
            ],
          );
        },
      );
    }
  });
  it('follows an edit at once', async () => {
    await withServer(files('items:\n  - id: a\n    goals: [safe-c<|>are]\n'), async (client) => {
      await client.type('leaps.portfolio', 'items:\n  - id: a\n    goals: [true-n<|>orth]\n');
      const found = await client.at<Location[]>('textDocument/references', {
        context: { includeDeclaration: false },
      });
      assert.deepEqual(
        client.shown(found).map((line) => line.split(':')[0]),
        ['leaps.portfolio', 'root.portfolio'],
      );
    });
  });
});

describe('rename', () => {
  const renamed = async (client: LspClient, newName: string): Promise<Record<string, string>> =>
    client.afterAll(await client.at<WorkspaceEdit>('textDocument/rename', { newName }));

  it('changes an id in every file, within its quotes, from either end', async () => {
    await withServer(
      files('items:\n  - {id: new-front-door, title: "🏥", goals: [safe-<|>care]} # safe-care\n'),
      async (client) => {
        const { range, placeholder } = await client.at<{ range: Range; placeholder: string }>(
          'textDocument/prepareRename',
        );
        assert.equal(placeholder, 'safe-care');
        assert.equal(client.words('leaps.portfolio', range), 'safe-care');
        const after = await renamed(client, 'no-harm');
        assert.deepEqual(Object.keys(after).sort(), [
          'leaps.portfolio',
          'root.portfolio',
          'teams/flow.portfolio',
        ]);
        assert.equal(
          after['leaps.portfolio'],
          'items:\n  - {id: new-front-door, title: "🏥", goals: [no-harm]} # safe-care\n',
        );
        assert.equal(after['root.portfolio'], ROOT.replace('id: safe-care', 'id: no-harm'));
        assert.equal(after['teams/flow.portfolio'], FLOW.replace('"safe-care"', '"no-harm"'));
      },
    );
  });
  it('takes owners along that name the team', async () => {
    await withServer(files('items:\n  - id: a\n    owner: emergen<|>cy\n'), async (client) => {
      const after = await renamed(client, 'front-door');
      assert.equal(after['leaps.portfolio'], 'items:\n  - id: a\n    owner: front-door\n');
      assert.match(after['root.portfolio'] ?? '', /owner: front-door[\s\S]*id: front-door, name/);
    });
  });
  it('renames an item and the items that name it', async () => {
    await withServer(
      files(
        'items:\n  - id: new-front-<|>door\n    title: x\n  - {id: b, title: y, depends-on: [new-front-door], replaces: [new-front-door]}\n',
      ),
      async (client) => {
        const after = await renamed(client, 'door');
        assert.match(
          after['leaps.portfolio'] ?? '',
          /id: door\n[\s\S]*depends-on: \[door\], replaces: \[door\]/,
        );
        assert.match(after['teams/flow.portfolio'] ?? '', /sustains: \[door\]/);
      },
    );
  });
  it('leaves aliases to the anchor that they repeat', async () => {
    await withServer(
      files(
        'items:\n  - id: a\n    goals: [&g safe-c<|>are]\n    x-also: *g\n  - id: b\n    goals: [safe-care]\n',
      ),
      async (client) => {
        const after = await renamed(client, 'no-harm');
        assert.match(after['leaps.portfolio'] ?? '', /\[&g no-harm\]\n {4}x-also: \*g\n/);
      },
    );
  });
  it('refuses with a reason', async () => {
    const cases: [string, string, RegExp][] = [
      [
        'items:\n  - {id: a<|>, title: x}\n',
        'triage-flow',
        /There is an item with the id triage-flow already/,
      ],
      ['items:\n  - {id: a<|>, title: x}\n', 'Two Words', /cannot be an id.*Try two-words/],
      ['items:\n  - {id: a<|>, title: x}\n  - {id: a, title: y}\n', 'b', /2 items have the id a/],
      ['items:\n  - {id: a, goals: [none-s<|>uch]}\n', 'b', /There is no goal none-such/],
      ['items:\n  - {id: a, owner: Chief n<|>urse}\n', 'b', /free text/],
      ['items:\n  - {id: a, ti<|>tle: x}\n', 'b', /Only the ids/],
    ];
    for (const [source, newName, reason] of cases) {
      await withServer(files(source), async (client) => {
        await assert.rejects(client.at('textDocument/rename', { newName }), reason);
        if (!/already|cannot be an id/.test(reason.source))
          await assert.rejects(client.at('textDocument/prepareRename'), reason);
      });
    }
  });
});
