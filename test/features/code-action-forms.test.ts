/** Fixes for every kind of client: as literals, as commands or not at all, and for a text that is no longer there. */
import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ClientCapabilities } from 'vscode-languageserver-protocol';
import {
  type ApplyWorkspaceEditParams,
  type CodeAction,
  type Command,
  LSPErrorCodes,
} from 'vscode-languageserver-protocol';
import { LITERALS } from '../support/capable.ts';
import { type LspClient, withServer } from '../support/lsp.ts';

const NAME = 'a.portfolio';
const BEFORE = 'portfolio: P\nitems:\n  - {id: a, title: A, status: Active}\n';
const files = { [NAME]: BEFORE.replace('Active', '<|Active|>') };
const FIXED = BEFORE.replace('Active', 'active');

const literals = (lazy: boolean): ClientCapabilities => ({
  workspace: { workspaceEdit: { documentChanges: true } },
  textDocument: {
    codeAction: { ...LITERALS, ...(lazy ? { resolveSupport: { properties: ['edit'] } } : {}) },
  },
});

/** Asks as a client does that knows nothing of literals. */
const asked = (client: LspClient): Promise<(CodeAction | Command)[]> =>
  client.of('textDocument/codeAction', NAME, { range: client.range(NAME), context: { diagnostics: [] } });

describe('a fix that is chosen late', () => {
  it('is made while the text is the same', () =>
    withServer({ files, capabilities: literals(true) }, async (client) => {
      const [action] = await client.actions(NAME, client.range(NAME));
      assert.ok(action !== undefined && action.edit === undefined);
      assert.equal(client.afterAll(await client.editOf(action))[NAME], FIXED);
    }));

  it('is made where it was offered, and not at the first place with the same fix', () => {
    const text = `${BEFORE}  - {id: b, title: B, status: <|Active|>}\n`;
    return withServer({ files: { [NAME]: text }, capabilities: literals(true) }, async (client) => {
      const [action] = await client.actions(NAME, client.range(NAME));
      assert.ok(action !== undefined);
      const after = client.afterAll(await client.editOf(action))[NAME];
      assert.equal(after, text.replace('<|Active|>', 'active'));
    });
  });

  for (const [what, later] of [
    ['was typed on', `# A note.\n${BEFORE}`],
    ['was put right', FIXED],
    ['was typed on below', `${BEFORE}# A note.\n`],
  ] as const)
    it(`is refused where the text ${what}, and a person is told`, () =>
      withServer({ files, capabilities: literals(true) }, async (client) => {
        const [action] = await client.actions(NAME, client.range(NAME));
        await client.type(NAME, later);
        await assert.rejects(client.request('codeAction/resolve', action), {
          code: LSPErrorCodes.ContentModified,
          message: /was offered for another text and is not applied/,
        });
        const [told, ...more] = client.inbox.splice(0);
        assert.match(told ?? '', /^window\/showMessage .*was offered for another text and is not applied/);
        assert.deepEqual(more, []);
      }));
});

it('leaves an action alone whose data a client writes as null', () =>
  withServer({ files, capabilities: literals(true) }, async (client) => {
    const action = { title: 'Mine', data: null };
    assert.deepEqual(await client.request('codeAction/resolve', action), action);
  }));

describe('a client that knows no literals', () => {
  const commands = { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } };
  const lacks = ['textDocument.codeAction.codeActionLiteralSupport'];

  it('is given commands, and each makes its edit', () =>
    withServer({ files, capabilities: commands, lacks }, async (client) => {
      assert.equal(client.capabilities.codeActionProvider, true);
      const actions = await asked(client);
      for (const { command } of actions)
        assert.ok(client.capabilities.executeCommandProvider?.commands.includes(String(command)));
      await client.request('workspace/executeCommand', actions[0]);
      const [applied = '', ...more] = client.inbox.splice(0);
      assert.deepEqual(more, []);
      assert.ok(applied.startsWith('workspace/applyEdit '), applied);
      const { edit } = JSON.parse(applied.slice('workspace/applyEdit '.length)) as ApplyWorkspaceEditParams;
      assert.equal(client.afterAll(edit)[NAME], FIXED);
      await client.type(NAME, `# A note.\n${BEFORE}`);
      await assert.rejects(client.request('workspace/executeCommand', actions[0]), {
        code: LSPErrorCodes.ContentModified,
      });
      assert.match(client.inbox.splice(0).join(), /^window\/showMessage [^\n]*$/);
    }));

  it('is given nothing where it applies no edits', () =>
    withServer({ files, lacks: [...lacks, 'workspace.applyEdit'] }, async (client) => {
      assert.ok(!client.capabilities.codeActionProvider);
      assert.deepEqual(await asked(client), []);
    }));
});
