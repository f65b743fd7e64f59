/** What is done by name with a selection: from the words that are selected to the text that comes out, byte for byte. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type {
  ClientCapabilities,
  CodeAction,
  CreateFile,
  WorkspaceEdit,
} from 'vscode-languageserver-protocol';
import { type LspClient, withServer } from '../support/lsp.ts';

const ABLE: ClientCapabilities = {
  workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } },
  textDocument: {
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: ['quickfix', 'refactor'] } },
      resolveSupport: { properties: ['edit'] },
    },
  },
};
const ROOT = `portfolio: Harrowmere
goals:
  - {id: flow, title: Care in time}
`;

type Offered = { readonly titles: string[]; readonly take: (title: RegExp) => Promise<WorkspaceEdit> };

/** Runs `body` with what is on offer for the selection `«…»`, or for the caret, in `a.portfolio`. */
async function offered(
  text: string,
  body: (client: LspClient, offer: Offered) => Promise<void>,
  lacks: readonly string[] = [],
): Promise<void> {
  await withServer(
    { files: { 'a.portfolio': text, 'root.portfolio': ROOT }, capabilities: ABLE, lacks },
    async (client) => {
      const caret = text.includes('<|>');
      const { position } = caret ? client.caret('a.portfolio') : { position: null };
      const range = position === null ? client.range('a.portfolio') : { start: position, end: position };
      const actions = await client.actions('a.portfolio', range, { only: ['refactor'] });
      await body(client, {
        titles: actions.map(({ title }) => title),
        take: (title) =>
          client.editOf(
            actions.find((each) => title.test(each.title)) ?? assert.fail(`not on offer: ${title}`),
          ),
      });
    },
  );
}

/** The files after the one refactoring with the title. */
async function after(text: string, title: RegExp): Promise<Record<string, string>> {
  let done: Record<string, string> = {};
  await offered(text, async (client, { take }) => {
    done = client.afterAll(await take(title));
  });
  return done;
}

describe('a goal from words', () => {
  it('is made of what is selected, and served', async () => {
    assert.deepEqual(
      await after(
        `items:
  - id: wing
    title: A new wing
    description: We build so that <|nobody waits in a corridor|>. # says the board
`,
        /^Make “Nobody waits in a corridor” a goal$/,
      ),
      {
        'root.portfolio': `${ROOT}\n  - id: nobody-waits-corridor\n    title: Nobody waits in a corridor\n`,
        'a.portfolio': `items:
  - id: wing
    title: A new wing
    description: We build so that nobody waits in a corridor. # says the board
    goals: [nobody-waits-corridor]
`,
      },
    );
  });
  it('is the one that says the same already', async () => {
    assert.deepEqual(
      await after(
        'items:\n  - {id: w, title: Wing, description: "Towards <|care in time|>"}\n',
        /^Make “.*” a goal$/,
      ),
      {
        'a.portfolio':
          'items:\n  - {id: w, title: Wing, description: "Towards care in time", goals: [flow]}\n',
      },
    );
  });
  it('is not on offer outside the prose of one item', () =>
    offered('items:\n  - {id: w, title: Wing, status: <|active|>}\n', async (_, { titles }) =>
      assert.deepEqual(titles, []),
    ));
});

describe('items to a file', () => {
  const TWO = `items:
  # first
  - id: a
    title: A
<|  # of b
  - id: b
    title: B

  - id: c
    title: C
|>`;
  it('makes the file, with what belongs to the items', () =>
    offered(TWO, async (client, { titles, take }) => {
      assert.ok(titles.includes('Move 2 items to a new file, b.portfolio'));
      const edit = await take(/new file/);
      const [create, put, ...rest] = edit.documentChanges ?? [];
      assert.match((create as CreateFile).uri, /\/b\.portfolio$/);
      assert.deepEqual(
        (put as { edits: { newText: string }[] }).edits.map(({ newText }) => newText),
        ['items:\n  # of b\n  - id: b\n    title: B\n\n  - id: c\n    title: C\n'],
      );
      assert.deepEqual(client.afterAll({ documentChanges: rest }), {
        'a.portfolio': 'items:\n  # first\n  - id: a\n    title: A\n',
      });
    }));
  it('is not on offer to a client that makes no files', () =>
    offered(TWO, async (_, { titles }) => assert.deepEqual(titles, ['Merge “C” into “B”']), [
      'workspace.workspaceEdit.resourceOperations',
    ]));
});

describe('two items in one', () => {
  it('joins what both say, keeps what differs as a comment, and leads references over', async () => {
    assert.deepEqual(
      await after(
        `items:
<|  - id: huddle
    title: Morning huddle
    track: operational
    goals: [flow]
    description: Ten minutes at the board.
    measures:
      - {name: Wait, unit: min}
  # Asked for by the ward
  - id: round
    title: Evening round
    track: operational
    status: active # since May
    goals: [flow, calm]
    depends-on: [huddle]
    description: The board again at night.
    measures:
      # weekly
      - name: Falls
        kind: outcome
    teams:
      ward: 0.5 fte
|>  - id: other
    title: Other
    depends-on: [round]
    sustains: [huddle, round]
`,
        /^Merge “Evening round” into “Morning huddle”$/,
      ),
      {
        'a.portfolio': `items:
  - id: huddle
    title: Morning huddle
    # From round: title: Evening round
    # Asked for by the ward
    # since May
    # weekly
    track: operational
    status: active
    goals: [flow, calm]
    description: Ten minutes at the board. The board again at night.
    teams:
      ward: 0.5 fte
    measures:
      - {name: Wait, unit: min}
      - name: Falls
        kind: outcome
  - id: other
    title: Other
    depends-on: [huddle]
    sustains: [huddle]
`,
      },
    );
  });
  it('says why it cannot be', () =>
    offered('items: [<|{id: a, title: A}, {id: b, title: B}|>]\n', async (_, { take }) => {
      await assert.rejects(take(/^Merge/), /between braces/);
    }));
});

describe('a split by hand', () => {
  it('begins an item with the sentence at the caret', async () => {
    assert.deepEqual(
      await after(
        `items:
  - id: wing
    title: A new wing
    track: strategic
    goals: [flow]
    effort: 2 fte
    description: >-
      We build a wing. It opens in May.
      Nurses <|>re-time triage at the door. They write it down.
  - id: last
    title: Last
`,
        /^Split here/,
      ),
      {
        'a.portfolio': `items:
  - id: wing
    title: A new wing
    track: strategic
    goals: [flow]
    effort: 2 fte
    description: >-
      We build a wing. It opens in May.
  - id: nurses-re-time-triage-door
    title: Nurses re-time triage at the door
    track: strategic
    goals: [flow]
    description: Nurses re-time triage at the door. They write it down.
  - id: last
    title: Last
`,
      },
    );
  });
  it('begins an item with the entry of a list at the caret', async () => {
    assert.deepEqual(
      await after(
        `items:
  - id: wing
    title: A new wing
    milestones:
      - {title: Permit, date: 2027-10}
      - {title: Fir<|>st stone, date: 2028-01}
      - {title: Opening, date: 2029-01} # or later
`,
        /^Split here/,
      ),
      {
        'a.portfolio': `items:
  - id: wing
    title: A new wing
    milestones:
      - {title: Permit, date: 2027-10}

  - id: first-stone
    title: First stone
    milestones:
      - {title: First stone, date: 2028-01}
      - {title: Opening, date: 2029-01} # or later
`,
      },
    );
  });
  it('is offered to who asks, and not to who only moves the caret', () =>
    withServer(
      {
        files: {
          'a.portfolio': 'items:\n  - {id: w, title: W, description: One is here. Two <|>is there.}\n',
        },
        capabilities: ABLE,
      },
      async (client) => {
        const { position } = client.caret('a.portfolio');
        const titles = async (triggerKind: number): Promise<number> => {
          const context = { diagnostics: [], only: ['refactor'], triggerKind };
          const range = { start: position, end: position };
          return (await client.of<CodeAction[]>('textDocument/codeAction', 'a.portfolio', { range, context }))
            .length;
        };
        assert.deepEqual([await titles(1), await titles(2)], [1, 0]);
      },
    ));
  it('is not on offer where nothing would stay', () =>
    offered('items:\n  - {id: w, title: Wing, description: One <|>sentence only.}\n', async (_, { titles }) =>
      assert.deepEqual(titles, []),
    ));
});

describe('a client without refactorings', () => {
  it('is offered none, and one that cannot resolve gets the edit at once', async () => {
    const text = 'items:\n  - {id: w, title: Wing, description: "Towards <|care in time|>"}\n';
    await offered(text, async (_, { titles }) => assert.deepEqual(titles, []), [
      'textDocument.codeAction.codeActionLiteralSupport',
    ]);
    await offered(
      text,
      async (client, { take }) => {
        assert.match(client.afterAll(await take(/goal/))['a.portfolio'] ?? '', /goals: \[flow\]/);
      },
      ['textDocument.codeAction.resolveSupport'],
    );
  });
});
